package regulars.counter.member;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.StatementRow;
import regulars.counter.desk.StatementRow.State;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;
import regulars.model.earn.WhyLine;
import regulars.model.ledger.EntryKind;

/**
 * One row of a statement in the words that the screen shows.
 *
 * @param opId the operation behind it
 * @param day the day
 * @param time the time of day
 * @param points with their sign
 * @param up whether points came in
 * @param title what happened, and who did it
 * @param why the rule lines; they sum to the points
 * @param reason what the person said, and what took it back; empty for nothing
 * @param note where it stands, if that needs saying
 * @param state where it stands
 * @param undo the question whether to undo it; empty when it can't be undone
 * @param yes the word that answers it
 */
record StatementLine(
    UUID opId,
    String day,
    String time,
    String points,
    boolean up,
    String title,
    List<String> why,
    List<String> reason,
    String note,
    State state,
    String undo,
    String yes) {

  static StatementLine of(StatementRow row, ShopViewModel shop) {
    Words words = shop.words();
    boolean undoable = undoable(row);
    return new StatementLine(
        row.opId(),
        words.day(row.at()),
        words.time(row.at()),
        words.signed(row.points()),
        row.points() > 0,
        title(row, shop.staffName(row.staff()), words),
        why(row.why(), words),
        reason(row, shop),
        switch (row.state()) {
          case WAITING -> words.text("statement.waiting");
          case CONFIRMED -> "";
          case REVERSED -> words.text("statement.reversed");
        },
        row.state(),
        undoable ? question(row, words) : "",
        undoable ? words.text(row.points() < 0 ? "undo.confirm" : "undo.confirm-take") : "");
  }

  /** What a move wrote goes only with another move. The server has the last word on the rest. */
  private static boolean undoable(StatementRow row) {
    return row.state() == State.CONFIRMED && !(row.kind() == EntryKind.REVERSE && row.further());
  }

  private static String question(StatementRow row, Words words) {
    String points = words.count(Math.abs(row.points()));
    return switch (row.kind()) {
      case REDEEM -> words.text("undo.ask", points);
      case EARN -> words.text("undo.ask-sale", points);
      case TAKE_BACK -> words.text("undo.ask-refund", points);
      case ADJUST -> words.text(row.points() < 0 ? "undo.ask-minus" : "undo.ask-plus", points);
      case REVERSE ->
          words.text(row.points() < 0 ? "undo.ask-again-plus" : "undo.ask-again-minus", points);
    };
  }

  private static List<String> reason(StatementRow row, ShopViewModel shop) {
    Words words = shop.words();
    List<String> said = new ArrayList<>();
    if (row.reason() != null) {
      said.add(words.text("statement.reason", row.reason()));
    }
    StatementRow.Reversal by = row.reversal();
    if (by != null) {
      String who = shop.staffName(by.staff());
      String when = words.when(by.at());
      String done =
          who == null
              ? words.text("statement.reversed-at", when)
              : words.text("statement.reversed-by", when, who);
      said.add(by.reason() == null ? done : words.text("statement.because", done, by.reason()));
    }
    return List.copyOf(said);
  }

  private static String title(StatementRow row, @Nullable String staff, Words words) {
    String what =
        switch (row.kind()) {
          case EARN -> words.text("statement.earn");
          case TAKE_BACK -> words.text("statement.take-back");
          case REDEEM -> row.reward() == null ? words.text("statement.redeem") : row.reward();
          case REVERSE ->
              words.text(row.points() < 0 ? "statement.reverse-taken" : "statement.reverse");
          case ADJUST -> words.text("statement.adjust");
        };
    return staff == null ? what : words.text("statement.by", what, staff);
  }

  private static List<String> why(List<WhyLine> lines, Words words) {
    List<String> said = new ArrayList<>();
    for (WhyLine line : lines) {
      said.add(
          words.text(
              "why.line", words.signed(line.points()), line.rule(), words.money(line.onMinor())));
    }
    return List.copyOf(said);
  }
}
