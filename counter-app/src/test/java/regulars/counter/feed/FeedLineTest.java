package regulars.counter.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.desk.FakeDesk;
import regulars.counter.desk.FeedSale;
import regulars.counter.words.Words;

class FeedLineTest {
  private final Words words = Words.in(Locale.US, BeansAndCo.CLOCK).forShop(BeansAndCo.SHOP);
  private final FakeDesk desk = BeansAndCo.morning();
  private final Map<String, FeedLine> lines =
      desk.feed(50).stream()
          .map((FeedSale sale) -> FeedLine.of(sale, words))
          .collect(Collectors.toMap(FeedLine::time, Function.identity()));

  private String row(String time) {
    FeedLine line = lines.get(time);
    return String.join(" | ", line.total(), line.points(), line.word(), line.member());
  }

  @Test
  void every_move_is_told_apart_by_sign_or_word() {
    assertThat(row("10:42")).isEqualTo("$18.00 | +24 | Free coffee | Maria Lopez");
    assertThat(row("10:41")).isEqualTo("$6.50 |  | no member | ");
    assertThat(row("10:38")).isEqualTo("$4.00 | +4 |  | Joe Park");
    assertThat(row("10:36")).startsWith("$212.00 | +212 | held | Bartholomew");
    assertThat(row("10:22")).isEqualTo("$9.00 |  | not counted | Joe Park");
    assertThat(row("10:17")).isEqualTo("\u2212$4.50 | \u22124 | refund | Joe Park");
    assertThat(lines.get("10:39").waiting()).isTrue();
    assertThat(row("10:39")).endsWith("No name yet");
  }

  @Test
  void an_opened_row_says_why() {
    assertThat(lines.get("10:42").why())
        .startsWith("+18\u20021 point per $1 · $18.00", "+6\u2002Double points on beans · $6.00");
    assertThat(lines.get("10:41").why()).startsWith("The till gave a number that nobody has.");
    assertThat(lines.get("10:36").why()).startsWith("Far more than this member ever bought.");
    assertThat(lines.get("10:22").why())
        .first()
        .asString()
        .startsWith("The same ticket came before");
  }
}
