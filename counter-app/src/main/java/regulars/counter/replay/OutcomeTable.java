package regulars.counter.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import regulars.counter.till.Tally;
import regulars.counter.till.line.RefusedLine;
import regulars.model.sync.Move;
import regulars.model.sync.Refusal;

/** Writes an outcome as a table for people. */
final class OutcomeTable {
  private static final int MOST_ROWS = 50;

  private final List<String[]> rows = new ArrayList<>();

  private OutcomeTable() {}

  /** The table's lines. */
  static List<String> lines(Outcome outcome) {
    OutcomeTable table = new OutcomeTable();
    table.count("sales read", outcome.sum(t -> t.added() + t.duplicates() + t.conflicts()), "");
    table.count("  counted now", outcome.totals().moved(), "each in exactly one of the four moves");
    table.count("  counted before", outcome.duplicates(), "nothing was added for them");
    table.moves(outcome);
    table.count("members made", outcome.totals().enrolled(), "");
    table.refusals(outcome);
    table.count("refused rows", outcome.sum(Tally::refused), "listed below");
    table.row("sales/s", String.format(Locale.ROOT, "%,.0f", outcome.rate()), "");
    if (outcome.totals().leftOver() > 0) {
      table.count("sent from before", outcome.totals().leftOver(), "waited since an earlier run");
    }
    List<String> lines = new ArrayList<>(table.aligned());
    problems(outcome, lines);
    lines.add("");
    lines.add(lastWord(outcome));
    return lines;
  }

  private void moves(Outcome outcome) {
    count("  skip", outcome.of(Move.SKIP), skips(outcome));
    count("  add", outcome.of(Move.ADD), "");
    count("  add and announce", outcome.of(Move.ADD_AND_ANNOUNCE), "");
    count("  hold", outcome.of(Move.HOLD), "");
    count("points given", outcome.totals().points(), "");
    count("announcements", outcome.of(Move.ADD_AND_ANNOUNCE), "a reward came within reach");
    count("holds", outcome.of(Move.HOLD), "wait for a person at the counter");
  }

  private static String skips(Outcome outcome) {
    List<String> each = new ArrayList<>();
    new TreeMap<>(outcome.totals().skips())
        .forEach(
            (reason, count) -> each.add(String.format(Locale.ROOT, "%,d %s", count, skip(reason))));
    return String.join(", ", each);
  }

  private static String skip(String reason) {
    return switch (reason) {
      case "NO_MEMBER" -> "walk-ins";
      case "UNKNOWN_NUMBER" -> "with a number that no member has, and no phone";
      case "ORIGINAL_SKIPPED" -> "take back a sale that gave nobody points";
      default -> reason;
    };
  }

  private void refusals(Outcome outcome) {
    long conflicts = outcome.sum(Tally::conflicts);
    if (conflicts > 0) {
      count("conflicts", conflicts, "seen before with another total: a person has to look");
    }
    outcome
        .totals()
        .refusals()
        .forEach((refusal, count) -> {
          if (refusal != Refusal.ALREADY_COUNTED) {
            count("refused by server", count, refusal.name());
          }
        });
  }

  private static void problems(Outcome outcome, List<String> lines) {
    for (Outcome.FileOutcome file : outcome.files()) {
      List<RefusedLine> problems = file.tally().problems();
      if (problems.isEmpty()) {
        continue;
      }
      lines.add("");
      lines.add("Rows of " + file.file() + " that could not be used:");
      for (RefusedLine problem : problems.subList(0, Math.min(MOST_ROWS, problems.size()))) {
        lines.add(String.format(Locale.ROOT, "  line %-9d %s", problem.line(), problem.reason()));
      }
      long more = file.tally().refused() + file.tally().conflicts() - MOST_ROWS;
      if (more > 0) {
        lines.add("  … and " + more + " more.");
      }
      lines.add(
          "Correct them in the file and replay it again: what is counted stays counted once.");
    }
  }

  private static String lastWord(Outcome outcome) {
    if (!outcome.whole()) {
      return "Stopped. Run the same command again: it goes on, and nothing counts twice.";
    }
    return outcome.addedNothing()
        ? "Nothing was added: every sale of this was counted before."
        : "Done. ./regulars verify recomputes the ledger.";
  }

  private void count(String name, long count, String note) {
    row(name, String.format(Locale.ROOT, "%,d", count), count == 0 ? "" : note);
  }

  private void row(String... cells) {
    rows.add(cells);
  }

  private List<String> aligned() {
    int names = rows.stream().mapToInt(row -> row[0].length()).max().orElse(1);
    int counts = rows.stream().mapToInt(row -> row[1].length()).max().orElse(1);
    return rows.stream()
        .map(row ->
            (String.format("%-" + names + "s  %" + counts + "s", row[0], row[1]) + "  " + row[2])
                .stripTrailing())
        .toList();
  }
}
