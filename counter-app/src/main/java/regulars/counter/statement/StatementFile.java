package regulars.counter.statement;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.Desk;
import regulars.counter.desk.StatementPage;
import regulars.counter.desk.StatementPage.Place;
import regulars.counter.desk.StatementRow;
import regulars.counter.words.Words;
import regulars.model.earn.WhyLine;

/**
 * Writes a member's statement, however long, as a file of comma-separated values in UTF-8. Runs in
 * the background; the file is there whole or not at all.
 */
public final class StatementFile {
  /** By which Excel knows UTF-8. */
  private static final String MARK = "\ufeff";

  private final Desk desk;
  private final Words words;
  private final UnaryOperator<@Nullable String> staffName;

  /** What became of it. */
  public enum Outcome {
    WRITTEN,
    CANCELLED,
    /** The server has older rows, and can't be reached: no file was written. */
    UNREACHED
  }

  /** Writes in these words. */
  public StatementFile(Desk desk, Words words, UnaryOperator<@Nullable String> staffName) {
    this.desk = desk;
    this.words = words;
    this.staffName = staffName;
  }

  /**
   * Writes every row that is wanted.
   *
   * @param progress told how many rows were read so far
   * @param cancelled asked after each piece
   */
  public Outcome write(
      UUID memberId,
      Predicate<StatementRow> wanted,
      Path file,
      LongConsumer progress,
      BooleanSupplier cancelled)
      throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      Outcome outcome;
      try (Writer out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
        outcome = write(memberId, wanted, out, progress, cancelled);
      }
      if (outcome == Outcome.WRITTEN) {
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
      }
      return outcome;
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private Outcome write(
      UUID memberId,
      Predicate<StatementRow> wanted,
      Writer out,
      LongConsumer progress,
      BooleanSupplier cancelled)
      throws IOException {
    out.write(MARK);
    out.write(Csv.line(heads()));
    Map<UUID, StatementRow.Reversal> reversed = new HashMap<>();
    long read = 0;
    for (Place at = Place.NEWEST; at != null; ) {
      if (cancelled.getAsBoolean()) {
        return Outcome.CANCELLED;
      }
      StatementPage page = desk.statement(memberId, at);
      if (page.unreached()) {
        return Outcome.UNREACHED;
      }
      for (StatementRow row : page.rows()) {
        if (wanted.test(row)) {
          out.write(Csv.line(cells(row, reversed.get(row.opId()))));
        }
      }
      reversed.putAll(page.reversed());
      read += page.rows().size();
      progress.accept(read);
      at = page.older();
    }
    return Outcome.WRITTEN;
  }

  private List<String> heads() {
    List<String> heads = new ArrayList<>();
    for (String key :
        List.of(
            "csv.time",
            "csv.what",
            "csv.points",
            "csv.reward",
            "csv.staff",
            "csv.why",
            "csv.reason",
            "csv.state")) {
      heads.add(words.text(key));
    }
    return heads;
  }

  private List<String> cells(StatementRow listed, StatementRow.@Nullable Reversal reversal) {
    StatementRow row = reversal == null ? listed : listed.reversedBy(reversal);
    List<String> why = new ArrayList<>();
    for (WhyLine line : row.why()) {
      why.add(line.points() + ": " + line.rule() + " (" + words.money(line.onMinor()) + ")");
    }
    String staff = staffName.apply(row.staff());
    return List.of(
        words.isoTime(row.at()),
        words.text(
            switch (row.kind()) {
              case EARN -> "statement.earn";
              case TAKE_BACK -> "statement.take-back";
              case REDEEM -> "statement.redeem";
              case REVERSE -> row.points() < 0 ? "statement.reverse-taken" : "statement.reverse";
              case ADJUST -> "statement.adjust";
            }),
        String.valueOf(row.points()),
        row.reward() == null ? "" : row.reward(),
        staff == null ? "" : staff,
        String.join("; ", why),
        row.reason() == null ? "" : row.reason(),
        switch (row.state()) {
          case WAITING -> words.text("statement.waiting");
          case CONFIRMED -> "";
          case REVERSED -> words.text("statement.reversed");
        });
  }
}
