package regulars.counter.shop;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import regulars.counter.words.Words;
import regulars.model.ledger.EntryKind;
import regulars.model.sync.Happened;

/**
 * What came before a refused wish, for whoever lost the race: what, at which counter, when, who.
 */
public final class HappenedText {
  private HappenedText() {}

  /** A sentence behind {@code why}, where anything is known. */
  public static String after(String why, @Nullable Happened happened, ShopViewModel shop) {
    return happened == null ? why : why + " " + sentence(happened, shop);
  }

  /** The sentence alone. */
  public static String sentence(Happened happened, ShopViewModel shop) {
    Words words = shop.words();
    String staff = shop.staffName(happened.staff());
    String where =
        Stream.of(happened.counter(), words.when(happened.at()), staff == null ? "" : staff)
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(", "));
    EntryKind kind = happened.kind();
    return switch (kind) {
      case null -> words.text("happened.settled", where);
      case REDEEM ->
          words.text(
              "happened.redeemed",
              happened.reward() == null ? words.text("statement.redeem") : happened.reward(),
              where);
      case REVERSE -> words.text("happened.reversed", where);
      case EARN, TAKE_BACK, ADJUST ->
          words.text("happened.changed", words.signed(happened.points()), where);
    };
  }
}
