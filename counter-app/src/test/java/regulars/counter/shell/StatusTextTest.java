package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.DeskStatus;
import regulars.counter.desk.DeskStatus.Link;
import regulars.counter.words.Words;
import regulars.model.sync.InboxCount;

class StatusTextTest {
  private final Words words = Words.in(Locale.US, BeansAndCo.CLOCK).forShop(BeansAndCo.SHOP);

  private StatusText status(Link link, int waiting, int holds, String problem) {
    return StatusText.of(
        new DeskStatus(link, BeansAndCo.at(31), waiting, null, 0, holds, problem, List.of()),
        words);
  }

  @Test
  void it_says_how_the_counter_stands_and_what_waits() {
    assertThat(status(Link.ONLINE, 0, 0, null))
        .isEqualTo(new StatusText(Link.ONLINE, "Online", "", "", false, ""));
    assertThat(status(Link.CATCHING_UP, 10_312, 2, null))
        .isEqualTo(
            new StatusText(
                Link.CATCHING_UP,
                "Catching up",
                "10,312 waiting",
                "",
                false,
                "2 held sales to check"));
    assertThat(status(Link.OFFLINE, 14, 0, null))
        .isEqualTo(
            new StatusText(
                Link.OFFLINE,
                "Offline since 10:31",
                "14 waiting",
                "Earning goes on. Redeeming needs the server.",
                false,
                ""));
  }

  @Test
  void a_restored_server_says_whom_it_waits_for() {
    DeskStatus waits =
        new DeskStatus(
            Link.ONLINE,
            BeansAndCo.at(31),
            0,
            null,
            0,
            0,
            null,
            List.of(),
            InboxCount.NONE,
            List.of("Front", "Window"));
    assertThat(StatusText.of(waits, words).sentence())
        .isEqualTo("No points can be spent: the restored server waits for Front, Window.");
  }

  @Test
  void what_a_person_has_to_do_goes_first_even_where_it_has_no_words() {
    StatusText status = status(Link.OFFLINE, 0, 0, "problem.from-a-later-version");

    assertThat(status.urgent()).isTrue();
    assertThat(status.sentence()).startsWith("The counter needs the owner");
  }
}
