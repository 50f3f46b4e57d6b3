package regulars.counter.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StripTest {
  private final ManualTicker ticker = new ManualTicker();
  private final Strip strip = new Strip(ticker);
  private int undone;

  private void offer() {
    strip.show(
        new Strip.Message(Strip.Kind.DONE, "Redeemed", new Strip.Offer("Undo", () -> undone++)),
        10);
  }

  @Test
  void an_offer_counts_down_and_goes() {
    offer();
    ticker.tick(9);
    assertThat(strip.secondsLeftProperty().get()).isEqualTo(1);

    ticker.tick(1);

    assertThat(strip.messageProperty().get()).isNull();
  }

  @Test
  void an_offer_is_taken_once() {
    offer();

    strip.act();
    strip.act();

    assertThat(undone).isEqualTo(1);
    assertThat(strip.messageProperty().get()).isNull();
  }

  @Test
  void a_newer_message_has_its_own_time() {
    offer();
    ticker.tick(8);
    strip.done("Given back");

    ticker.tick(4);

    assertThat(strip.messageProperty().get().text()).isEqualTo("Given back");
  }
}
