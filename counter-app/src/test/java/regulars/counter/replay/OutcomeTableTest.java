package regulars.counter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import regulars.counter.sync.Heard;
import regulars.counter.till.Tally;
import regulars.counter.till.line.RefusedLine;
import regulars.model.sync.Answer;
import regulars.model.sync.Move;
import regulars.model.sync.Refusal;

class OutcomeTableTest {

  private static Answer applied(long opSeq, Move move, long points, String detail) {
    return new Answer.Applied(new UUID(0, opSeq), opSeq, move, points, 0, null, detail, List.of());
  }

  private static Answer refused(long opSeq, Refusal code) {
    return new Answer.Refused(new UUID(0, opSeq), opSeq, code, 0, null, null, null);
  }

  private static Outcome outcome(Totals totals, Tally tally) {
    return new Outcome(
        List.of(new Outcome.FileOutcome(Path.of("april.csv"), "profile x", tally)),
        totals.now(),
        2,
        true);
  }

  @Test
  void the_table_counts_every_sale_once_and_names_the_refused_rows() {
    Totals totals = new Totals(4);
    totals.add(
        new Heard(
            List.of(
                applied(4, Move.ADD, 1_000, null),
                applied(5, null, 0, null),
                applied(6, Move.SKIP, 0, "NO_MEMBER"),
                applied(7, Move.SKIP, 0, "UNKNOWN_NUMBER"),
                applied(8, Move.ADD, 24, null),
                applied(9, Move.ADD_AND_ANNOUNCE, 80, "Free coffee"),
                applied(10, Move.HOLD, 900, "FAR_ABOVE_USUAL"),
                refused(11, Refusal.ALREADY_COUNTED),
                refused(12, Refusal.SALE_CONFLICT)),
            Set.of(new UUID(0, 4), new UUID(0, 5))));
    Tally tally =
        new Tally(6, 3, 1, 1, List.of(new RefusedLine(4, "id is \"x19\", not a whole number")));

    assertThat(OutcomeTable.lines(outcome(totals, tally)))
        .containsExactly(
            "sales read           10",
            "  counted now         5  each in exactly one of the four moves",
            "  counted before      4  nothing was added for them",
            "  skip                2  1 walk-ins, 1 with a number that no member has, and no phone",
            "  add                 1",
            "  add and announce    1",
            "  hold                1",
            "points given        104",
            "announcements         1  a reward came within reach",
            "holds                 1  wait for a person at the counter",
            "members made          1",
            "conflicts             1  seen before with another total: a person has to look",
            "refused by server     1  SALE_CONFLICT",
            "refused rows          1  listed below",
            "sales/s               3",
            "sent from before      1  waited since an earlier run",
            "",
            "Rows of april.csv that could not be used:",
            "  line 4         id is \"x19\", not a whole number",
            "Correct them in the file and replay it again: what is counted stays counted once.",
            "",
            "Done. ./regulars verify recomputes the ledger.");
  }

  @Test
  void a_second_run_says_that_it_added_nothing() {
    Outcome again =
        new Outcome(
            outcome(new Totals(0), new Tally(0, 39_260, 0, 0, List.of())).files(),
            new Totals(0).now(),
            1,
            true);
    assertThat(OutcomeTable.lines(again).getLast()).startsWith("Nothing was added");
    Outcome stopped = new Outcome(again.files(), again.totals(), 1, false);
    assertThat(OutcomeTable.lines(stopped).getLast()).startsWith("Stopped.");
    assertThat(again.totals().refusals()).isEqualTo(Map.of());
  }
}
