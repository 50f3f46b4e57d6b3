package regulars.counter.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.FeedSale;
import regulars.counter.words.Words;
import regulars.model.earn.WhyLine;
import regulars.model.sale.SaleKind;
import regulars.model.sync.Claims;
import regulars.model.sync.Move;

/**
 * One sale of the feed in the words that the screen shows.
 *
 * @param opId the operation that carries it
 * @param time the till's time
 * @param total with its sign for refunds and voids
 * @param look how it is told apart: by sign, word and colour
 * @param points with their sign; empty where there are none
 * @param word what became of it, when that needs a word
 * @param member whose sale; empty when nobody's
 * @param memberId whose sale; null when nobody's
 * @param waiting whether the server has yet to acknowledge it
 * @param claimable whether it is nobody's and may be claimed still
 * @param movable whether it may be moved to another member
 * @param why the reasons, for the row that is opened
 */
record FeedLine(
    UUID opId,
    String time,
    String total,
    Look look,
    String points,
    String word,
    String member,
    @Nullable UUID memberId,
    boolean waiting,
    boolean claimable,
    boolean movable,
    List<String> why) {

  /** What the desk says of a held sale that somebody dropped. */
  private static final String REJECTED = "REJECTED";

  /** How rows are told apart. */
  enum Look {
    ADD,
    TAKE_BACK,
    ANNOUNCE,
    SKIP,
    HELD,
    REFUSED
  }

  static FeedLine of(FeedSale sale, Words words) {
    boolean back = sale.key().kind() != SaleKind.SALE;
    Look look = look(sale, back);
    return new FeedLine(
        sale.opId(),
        words.time(sale.at()),
        (back ? "\u2212" : "") + words.money(sale.total()),
        look,
        look == Look.SKIP || look == Look.REFUSED ? "" : words.signed(sale.points()),
        word(sale, look, words),
        member(sale, words),
        sale.memberId(),
        sale.provisional(),
        look == Look.SKIP && !back && Claims.inTime(sale.at(), words.now()),
        (look == Look.ADD || look == Look.ANNOUNCE) && !back && !sale.provisional(),
        why(sale, look, words));
  }

  private static Look look(FeedSale sale, boolean back) {
    Move move = sale.move();
    if (move == null || sale.refusal() != null) {
      return Look.REFUSED;
    }
    return switch (move) {
      case SKIP -> Look.SKIP;
      case ADD -> back ? Look.TAKE_BACK : Look.ADD;
      case ADD_AND_ANNOUNCE -> Look.ANNOUNCE;
      case HOLD -> Look.HELD;
    };
  }

  private static String word(FeedSale sale, Look look, Words words) {
    return switch (look) {
      case ADD -> "";
      case TAKE_BACK ->
          words.text(sale.key().kind() == SaleKind.VOID ? "feed.void" : "feed.refund");
      case ANNOUNCE ->
          sale.detail() == null
              ? words.text("feed.announce")
              : words.text("feed.reached", sale.detail());
      case SKIP -> words.text("feed.skip");
      case HELD -> words.text(REJECTED.equals(sale.detail()) ? "feed.rejected" : "feed.held");
      case REFUSED -> words.text("feed.refused");
    };
  }

  private static String member(FeedSale sale, Words words) {
    if (sale.memberName() != null) {
      return sale.memberName();
    }
    return sale.memberId() == null ? "" : words.text("member.no-name");
  }

  private static List<String> why(FeedSale sale, Look look, Words words) {
    List<String> said = new ArrayList<>();
    if (look == Look.REFUSED) {
      said.add(
          sale.refusal() == null
              ? words.text("feed.refused-unsaid")
              : words.text("refusal." + sale.refusal().name(), words.count(0)));
    } else if (look == Look.HELD && REJECTED.equals(sale.detail())) {
      said.add(words.text("hold.REJECTED"));
    } else if ((look == Look.SKIP || look == Look.HELD) && sale.detail() != null) {
      String key = (look == Look.SKIP ? "skip." : "hold.") + sale.detail();
      said.add(words.knows(key) ? words.text(key) : sale.detail());
    }
    for (WhyLine line : sale.why()) {
      said.add(
          words.text(
              "why.line", words.signed(line.points()), line.rule(), words.money(line.onMinor())));
    }
    if (sale.why().isEmpty() && said.isEmpty()) {
      said.add(words.text("feed.too-small"));
    }
    said.add(words.text("feed.ticket", sale.key().till(), sale.key().ticket()));
    return List.copyOf(said);
  }
}
