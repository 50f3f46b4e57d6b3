package regulars.counter.holds;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import regulars.counter.desk.HeldSale;
import regulars.counter.words.Words;
import regulars.model.sale.SaleKind;
import regulars.model.sale.SaleLine;

/**
 * A held sale in the words that the screen shows.
 *
 * @param holdId which
 * @param memberId whose
 * @param member whose, never empty
 * @param phone empty when there is none
 * @param when day and time
 * @param total with its sign for refunds and voids
 * @param kind the word for a refund or void; empty for a sale
 * @param why why it waits
 * @param basket what was bought or brought back, line by line
 * @param usual what this member usually buys, line by line
 * @param effect what letting it through does
 * @param owed what would be owed then; empty when nothing
 */
record HoldLine(
    UUID holdId,
    UUID memberId,
    String member,
    String phone,
    String when,
    String total,
    String kind,
    String why,
    List<String> basket,
    List<String> usual,
    String effect,
    String owed) {

  /** More lines say no more at a glance. */
  private static final int MOST_LINES = 6;

  static HoldLine of(HeldSale held, Words words) {
    boolean back = held.sale().takesBack();
    return new HoldLine(
        held.holdId(),
        held.memberId(),
        held.memberName() == null ? words.text("member.no-name") : held.memberName(),
        held.phone() == null ? "" : words.phone(held.phone()),
        words.day(held.sale().occurredAt()) + " " + words.time(held.sale().occurredAt()),
        (back ? "\u2212" : "") + words.money(held.sale().total()),
        kind(held.sale().key().kind(), words),
        words.text("hold." + held.reason().name()),
        basket(held, words),
        usual(held, words),
        effect(held, words),
        held.owed() == 0
            ? ""
            : words.text("holds.owed", words.count(held.owed()), words.count(held.balance())));
  }

  private static String kind(SaleKind kind, Words words) {
    return switch (kind) {
      case SALE -> "";
      case REFUND -> words.text("feed.refund");
      case VOID -> words.text("feed.void");
    };
  }

  private static List<String> basket(HeldSale held, Words words) {
    List<SaleLine> lines = held.sale().lines();
    List<String> said = new ArrayList<>();
    for (SaleLine line : lines.subList(0, Math.min(lines.size(), MOST_LINES))) {
      said.add(words.text("holds.line", line.item(), words.money(line.amount())));
    }
    if (lines.size() > MOST_LINES) {
      said.add(words.text("holds.more-lines", words.count(lines.size() - MOST_LINES)));
    }
    if (said.isEmpty()) {
      said.add(words.text("holds.no-lines"));
    }
    return List.copyOf(said);
  }

  private static List<String> usual(HeldSale held, Words words) {
    if (held.sales() == 0) {
      return List.of(words.text("holds.no-sales"));
    }
    return List.of(
        words.text("holds.largest", words.money(held.usualLargest())),
        words.text("holds.sales", held.sales()));
  }

  private static String effect(HeldSale held, Words words) {
    return held.points() == 0
        ? words.text("holds.effect-none")
        : words.text("holds.effect", words.signed(held.points()));
  }
}
