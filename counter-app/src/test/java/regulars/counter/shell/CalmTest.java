package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.FakeDesk;

/** The window goes on whatever happens behind it. */
class CalmTest {
  private static final List<String> WAITING =
      List.of("lookUp", "open", "refresh", "enrol", "redeem", "reverse", "feed", "shop", "rules");

  @Test
  void a_desk_that_never_answers_does_not_stop_the_window() {
    FakeDesk desk = BeansAndCo.morning();
    try (Stand stand = Stand.open(desk)) {
      WAITING.forEach(desk::block);
      stand.type("2671");
      stand.push(KeyCode.ENTER);
      desk.sale(
          BeansAndCo.NOW,
          regulars.model.sale.SaleKind.SALE,
          100,
          null,
          regulars.model.sync.Move.SKIP,
          0,
          "NO_MEMBER",
          false,
          null,
          List.of());

      AtomicInteger frames = new AtomicInteger();
      AnimationTimer timer =
          new AnimationTimer() {
            @Override
            public void handle(long now) {
              frames.incrementAndGet();
            }
          };
      Stand.fx(timer::start);
      stand.await("thirty frames are drawn", () -> frames.get() >= 30);
      Stand.fx(timer::stop);
      stand.push(KeyCode.F1);
      stand.awaitShown("#keys");
      assertThat(stand.text("#search")).isEqualTo("2671");

      WAITING.forEach(desk::release);
      stand.awaitText("#card-name", "Maria Lopez");
    }
  }

  @Test
  void the_desk_refuses_to_be_called_on_the_screens_thread() {
    try (Stand stand = Stand.open(BeansAndCo.morning())) {
      GuardedDesk guarded = new GuardedDesk(stand.desk);

      assertThat(guarded.feed(1)).hasSize(1);
      assertThatThrownBy(() ->
              Stand.get(() -> {
                try {
                  return guarded.feed(1).toString();
                } catch (IllegalStateException refused) {
                  throw new AssertionError(refused.getMessage());
                }
              }))
          .hasStackTraceContaining("never call it on the JavaFX thread");
    }
  }

  @Test
  void a_bug_on_the_screens_thread_is_logged_and_told_calmly_and_the_window_goes_on() {
    try (Complaints complaints = new Complaints();
        Stand stand = Stand.open(BeansAndCo.morning())) {
      Platform.runLater(() -> {
        throw new IllegalStateException("a bug");
      });

      stand.awaitText(
          "#strip-text", "Something went wrong on the screen. Nothing is lost; try it again.");
      assertThat(complaints.heard()).singleElement().asString().contains("a bug");
      stand.type("2671");
      stand.push(KeyCode.ENTER);
      stand.awaitText("#card-name", "Maria Lopez");
    }
  }

  @Test
  void reads_that_fail_are_said_and_logged_without_a_name_or_number() {
    FakeDesk desk = BeansAndCo.morning();
    try (Complaints complaints = new Complaints();
        Stand stand = Stand.open(desk)) {
      desk.fail("lookUp", new IllegalStateException("disk"));
      stand.type("2671");

      stand.awaitText("#search-hint", "The look-up did not work. Type again.");
      assertThat(complaints.heard()).isNotEmpty().noneMatch(line -> line.contains("2671"));
    }
  }
}
