package regulars.counter.receipt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.MemberView;
import regulars.counter.desk.StatementRow;
import regulars.counter.receipt.Note.Line;
import regulars.counter.words.Words;
import regulars.model.earn.WhyLine;
import regulars.model.member.MemberCard;
import regulars.model.redeem.NextReward;
import regulars.model.redeem.Redemption;
import regulars.model.rules.Reward;
import regulars.model.rules.Rules;

/** Puts a member's newest rows into the words of a note. Pure. */
public final class NoteText {
  private static final int MOST_ROWS = 5;

  private NoteText() {}

  /**
   * A note about these rows of a member's statement.
   *
   * @param shop its name
   * @param rows newest first; may be none: then the note says how the member stands
   * @param rules null when they are not known
   */
  public static Note of(
      String shop, MemberView member, List<StatementRow> rows, @Nullable Rules rules, Words words) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line.Title(shop));
    if (!rows.isEmpty()) {
      lines.add(
          new Line.Middle(
              words.date(rows.getFirst().at()) + " " + words.time(rows.getFirst().at())));
    }
    who(member.card(), words, lines);
    lines.add(new Line.Across());
    rows.reversed().stream()
        .skip(Math.max(0, rows.size() - MOST_ROWS))
        .forEach(row -> row(row, words, lines));
    if (!rows.isEmpty()) {
      lines.add(new Line.Across());
    }
    standing(member, rules, words, lines);
    lines.add(new Line.Middle(words.text("note.thanks")));
    return new Note(lines);
  }

  private static void who(MemberCard card, Words words, List<Line> to) {
    if (card.number() != null) {
      to.add(new Line.Pair(words.text("note.member"), card.number().toString(), false));
    } else if (card.phone() != null) {
      to.add(new Line.Pair(words.text("note.member"), "\u2026" + card.phone().lastFour(), false));
    }
  }

  private static void row(StatementRow row, Words words, List<Line> to) {
    String points = words.signed(row.points());
    switch (row.kind()) {
      case EARN -> to.add(new Line.Pair(words.text("note.earned"), points, true));
      case TAKE_BACK -> to.add(new Line.Pair(words.text("note.taken-back"), points, true));
      case REDEEM -> {
        String reward = row.reward() == null ? words.text("statement.redeem") : row.reward();
        to.add(new Line.Pair(words.text("note.redeemed", reward), points, true));
      }
      case REVERSE -> to.add(new Line.Pair(words.text("note.given-back"), points, true));
      case ADJUST -> to.add(new Line.Pair(words.text("note.corrected"), points, true));
    }
    for (WhyLine why : row.why()) {
      to.add(
          new Line.Detail(
              words.text("note.why", why.rule(), words.money(why.onMinor())),
              words.signed(why.points())));
    }
  }

  private static void standing(
      MemberView member, @Nullable Rules rules, Words words, List<Line> to) {
    long balance = member.card().balance();
    to.add(new Line.Pair(words.text("note.balance"), words.count(balance), true));
    if (member.waiting() != 0) {
      to.add(new Line.Pair(words.text("note.waiting"), words.signed(member.waiting()), false));
    }
    if (rules == null) {
      return;
    }
    List<Reward> ready = Redemption.affordable(rules, member.card().available());
    if (!ready.isEmpty()) {
      to.add(new Line.Sentence(words.text("note.ready", ready.getLast().name())));
    }
    NextReward.Next next = NextReward.next(rules, balance);
    if (next != null) {
      to.add(
          new Line.Sentence(
              words.text("note.to-next", words.count(next.missing()), next.reward().name())));
    }
  }
}
