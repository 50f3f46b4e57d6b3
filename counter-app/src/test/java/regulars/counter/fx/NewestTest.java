package regulars.counter.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NewestTest {
  private final Newest newest = new Newest();
  private final List<String> shown = new ArrayList<>();

  @Test
  void an_answer_to_an_older_question_is_dropped_whenever_it_comes() {
    newest.ask();
    Consumer<String> first = newest.only(shown::add);
    newest.ask();
    Consumer<String> second = newest.only(shown::add);

    second.accept("second");
    first.accept("first");

    assertThat(shown).containsExactly("second");
  }

  @Test
  void asking_nothing_new_drops_what_is_under_way() {
    newest.ask();
    Consumer<String> answer = newest.only(shown::add);
    newest.ask();

    answer.accept("too late");

    assertThat(shown).isEmpty();
  }
}
