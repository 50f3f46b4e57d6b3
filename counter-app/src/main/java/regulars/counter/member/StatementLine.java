package regulars.counter.member;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.StatementRow;
import regulars.counter.desk.StatementRow.State;
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
 * @param note where it stands, if that needs saying
 * @param state where it stands
 * @param undo what is given back when it is undone; empty when it can't be
 */
record StatementLine(
    UUID opId,
    String day,
    String time,
    String points,
    boolean up,
    String title,
    List<String> why,
    String note,
    State state,
    String undo) {

  static StatementLine of(StatementRow row, @Nullable String staff, Words words) {
    boolean undoable = row.kind() == EntryKind.REDEEM && row.state() == State.CONFIRMED;
    return new StatementLine(
        row.opId(),
        words.day(row.at()),
        words.time(row.at()),
        words.signed(row.points()),
        row.points() > 0,
        title(row, staff, words),
        why(row.why(), words),
        switch (row.state()) {
          case WAITING -> words.text("statement.waiting");
          case CONFIRMED -> "";
          case REVERSED -> words.text("statement.reversed");
        },
        row.state(),
        undoable ? words.text("undo.ask", words.count(-row.points())) : "");
  }

  private static String title(StatementRow row, @Nullable String staff, Words words) {
    String what =
        switch (row.kind()) {
          case EARN -> words.text("statement.earn");
          case TAKE_BACK -> words.text("statement.take-back");
          case REDEEM -> row.reward() == null ? words.text("statement.redeem") : row.reward();
          case REVERSE -> words.text("statement.reverse");
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
