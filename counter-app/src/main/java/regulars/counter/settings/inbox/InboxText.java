package regulars.counter.settings.inbox;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.counter.settings.inbox.InboxAnswers.Behind;
import regulars.counter.settings.inbox.InboxAnswers.Item;
import regulars.counter.settings.inbox.InboxAnswers.Owes;
import regulars.counter.settings.inbox.InboxAnswers.SaidSale;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;
import regulars.model.member.MemberCard;

/**
 * An item in plain words.
 *
 * @param title what happened, in a line
 * @param about when, at which counter, who
 * @param sentences what it means, and what can be done
 */
record InboxText(String title, String about, List<String> sentences) {
  private static final String CODE = "inbox.code.";

  static InboxText of(Item item, ShopViewModel shop) {
    Words words = shop.words();
    String code = words.knows(CODE + item.code() + ".title") ? item.code() : "OTHER";
    Object[] blanks = blanks(item, shop);
    List<String> sentences = new ArrayList<>();
    for (String part : List.of("what", "means", "do")) {
      String key = CODE + code + "." + part;
      if (words.knows(key)) {
        sentences.add(words.text(key, blanks));
      }
    }
    points(item, words, sentences);
    if (code.equals("OTHER") && item.detail() != null) {
      sentences.add(item.detail());
    }
    if (item.doneAt() != null) {
      sentences.add(done(item, shop));
    }
    return new InboxText(
        words.text(CODE + code + ".title", blanks), about(item, shop), List.copyOf(sentences));
  }

  /**
   * {0} member, {1} staff, {2} counter, {3} ticket, {4} total, {5} counted, {6}, {7} of the edit.
   */
  private static Object[] blanks(Item item, ShopViewModel shop) {
    Words words = shop.words();
    SaidSale sale = item.sale();
    InboxAnswers.Edit edit = item.edit();
    String somebody = words.text("inbox.somebody");
    String staff = shop.staffName(item.staff());
    return new Object[] {
      item.member() == null ? somebody : name(item.member(), words),
      staff == null ? somebody : staff,
      item.counter() == null ? words.text("inbox.a-counter") : item.counter(),
      sale == null ? "" : sale.key().ticket(),
      sale == null ? "" : words.money(sale.total()),
      sale == null || sale.counted() == null ? "" : words.money(sale.counted()),
      edit == null || edit.name() == null ? words.text("member.no-name") : edit.name(),
      edit == null || edit.phone() == null
          ? words.text("inbox.no-phone")
          : words.phone(edit.phone()),
      item.day() == null ? "" : words.date(item.day().atTime(12, 0).toInstant(ZoneOffset.UTC)),
      item.times() == null ? 0 : item.times(),
      item.detail() == null ? "" : item.detail(),
      item.member() == null ? "" : profile(item.member(), words)
    };
  }

  private static void points(Item item, Words words, List<String> sentences) {
    SaidSale sale = item.sale();
    if (!item.code().equals("SALE_CONFLICT") || sale == null) {
      return;
    }
    Long difference = sale.difference();
    if (difference == null) {
      sentences.add(words.text("inbox.conflict-unknown"));
    } else if (difference == 0) {
      sentences.add(words.text("inbox.conflict-same"));
    } else {
      sentences.add(
          words.text(
              "inbox.conflict-difference",
              words.count(sale.given() == null ? 0 : sale.given()),
              words.signed(difference)));
    }
  }

  private static String done(Item item, ShopViewModel shop) {
    Words words = shop.words();
    String who = shop.staffName(item.doneBy());
    String when = item.doneAt() == null ? "" : words.when(item.doneAt());
    String done =
        who == null ? words.text("inbox.done-at", when) : words.text("inbox.done-by", when, who);
    return item.note() == null ? done : words.text("statement.because", done, item.note());
  }

  private static String about(Item item, ShopViewModel shop) {
    List<String> parts = new ArrayList<>();
    parts.add(shop.words().when(item.at()));
    if (item.counter() != null) {
      parts.add(item.counter());
    }
    String staff = shop.staffName(item.staff());
    if (staff != null) {
      parts.add(staff);
    }
    return String.join(" \u00b7 ", parts);
  }

  /** Somebody who owes points. */
  static InboxText of(Owes owes, ShopViewModel shop) {
    Words words = shop.words();
    MemberCard member = owes.member();
    String title =
        words.text("inbox.owes", name(member, words), words.count(Math.abs(member.balance())));
    Behind since = owes.since();
    if (since == null) {
      return new InboxText(title, profile(member, words), List.of());
    }
    return new InboxText(
        title,
        profile(member, words),
        List.of(words.text("inbox.owes-since", words.when(since.at())), row(since, shop)));
  }

  /** A row of the ledger, in a line. */
  static String row(Behind row, ShopViewModel shop) {
    Words words = shop.words();
    List<String> parts = new ArrayList<>();
    parts.add(words.when(row.at()));
    parts.add(words.signed(row.points()));
    parts.add(
        row.reward() != null
            ? row.reward()
            : words.text(
                switch (row.kind()) {
                  case EARN -> "statement.earn";
                  case TAKE_BACK -> "statement.take-back";
                  case REDEEM -> "statement.redeem";
                  case REVERSE ->
                      row.points() < 0 ? "statement.reverse-taken" : "statement.reverse";
                  case ADJUST -> "statement.adjust";
                }));
    add(parts, row.sale() == null ? null : words.text("inbox.ticket", row.sale().ticket()));
    add(parts, row.counter());
    add(parts, shop.staffName(row.staff()));
    String approved = shop.staffName(row.approvedBy());
    add(parts, approved == null ? null : words.text("inbox.approved", approved));
    add(parts, row.reason() == null ? null : words.text("statement.reason", row.reason()));
    return String.join(" \u00b7 ", parts);
  }

  private static void add(List<String> parts, @Nullable String part) {
    if (part != null) {
      parts.add(part);
    }
  }

  static String name(MemberCard member, Words words) {
    if (member.name() != null) {
      return member.name();
    }
    return member.phone() == null ? words.text("member.no-name") : words.phone(member.phone());
  }

  private static String profile(MemberCard member, Words words) {
    String phone =
        member.phone() == null ? words.text("inbox.no-phone") : words.phone(member.phone());
    return member.number() == null
        ? phone
        : phone + " \u00b7 " + words.text("member.number", member.number());
  }
}
