package regulars.counter.memberlist;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import regulars.counter.memberlist.ImportWire.IfKnown;
import regulars.counter.memberlist.ImportWire.Import;
import regulars.counter.memberlist.ImportWire.Outcome;
import regulars.counter.memberlist.ImportWire.Verdict;
import regulars.counter.memberlist.ImportWire.Verdicts;
import regulars.counter.office.Office;
import regulars.counter.office.OfficeException;
import regulars.model.member.PhoneNumbers;

/**
 * One list on its way to the server: tried first, then taken in. Reads the file anew each time and
 * keeps one batch of rows in memory. Waits for disk and network: used off the JavaFX thread.
 */
public final class MemberImport {
  private final ListFile file;
  private final Columns columns;
  private final PhoneRepair phones;
  private final Office office;

  /** This file, its columns read so; {@code phones} are the shop's country's. */
  public MemberImport(ListFile file, Columns columns, PhoneNumbers phones, Office office) {
    this.file = file;
    this.columns = columns;
    this.phones = new PhoneRepair(phones);
    this.office = office;
  }

  /**
   * What came of taking a file in.
   *
   * @param state as the server counted
   * @param refused rows that the server refused, with the end of a message key
   */
  public record Taken(Import state, Map<Integer, String> refused) {
    /** Makes the map unmodifiable. */
    public Taken {
      refused = Map.copyOf(refused);
    }
  }

  /** The first rows as they would be read. */
  public List<ReadRow> preview(int most) throws IOException {
    List<ReadRow> rows = new java.util.ArrayList<>();
    file.rows((line, cells) -> {
      rows.add(read(line, cells));
      return rows.size() < most;
    });
    return rows;
  }

  private ReadRow read(int line, @Nullable List<String> cells) {
    return ReadRow.of(line, cells, file.names().size(), columns, phones);
  }

  /**
   * Goes through the file and asks the server about every row; nothing is written.
   *
   * @param progress told the line, now and then
   * @param stopped asked between batches
   * @return null when it was stopped
   */
  public @Nullable Findings tryOut(LongConsumer progress, BooleanSupplier stopped)
      throws IOException, OfficeException {
    Findings findings = new Findings();
    Seen seen = new Seen();
    RowSender sender =
        new RowSender((rows, members) -> {
          List<Verdict> verdicts =
              office
                  .tell("imports/check", new ImportWire.Trial(file.digest(), rows), Verdicts.class)
                  .verdicts();
          for (int i = 0; i < verdicts.size(); i++) {
            findings.verdict(members.get(i), verdicts.get(i));
          }
          progress.accept(rows.getLast().line());
        });
    boolean whole =
        pass(
            stopped,
            sender,
            row -> {
              switch (row) {
                case ReadRow.Refused refused -> findings.unread(refused);
                case ReadRow.Member member -> {
                  findings.read(member, first(seen, member));
                  sender.add(member, IfKnown.KEEP);
                }
              }
            });
    return whole ? findings : null;
  }

  private static int first(Seen seen, ReadRow.Member row) {
    int byPhone =
        row.phone() == null ? row.line() : seen.first("p" + row.phone().e164(), row.line());
    int byNumber = row.number() == null ? row.line() : seen.first("n" + row.number(), byPhone);
    return Math.min(byPhone, byNumber);
  }

  /**
   * Takes the file in, or goes on where an earlier try was cut off.
   *
   * @param findings of {@link #tryOut}
   * @throws ListException when the file was changed since
   */
  public Taken takeIn(
      Findings findings, Choices choices, LongConsumer progress, BooleanSupplier stopped)
      throws IOException, OfficeException, ListException {
    if (!ListFile.open(file.path()).digest().equals(file.digest())) {
      throw new ListException(ListException.Why.CHANGED);
    }
    Import begun =
        office.tell(
            "imports", new ImportWire.Wish(shortName(), file.digest(), file.lines()), Import.class);
    String path = "imports/" + begun.importId();
    Map<Integer, String> refused = new HashMap<>();
    RowSender sender =
        new RowSender((rows, _) -> {
          Verdicts verdicts =
              office.tell(path + "/rows", new ImportWire.Rows(rows), Verdicts.class);
          for (Verdict verdict : verdicts.verdicts()) {
            if (verdict.outcome() == Outcome.REFUSED) {
              refused.put(verdict.line(), String.valueOf(verdict.why()));
            }
          }
          progress.accept(rows.getLast().line());
        });
    boolean whole =
        pass(
            stopped,
            sender,
            row -> {
              if (row instanceof ReadRow.Member member && row.line() > begun.lastLine()) {
                IfKnown wish = findings.wish(row.line(), choices);
                if (wish != null) {
                  sender.add(member, wish);
                }
              }
            });
    Import ended =
        office.tell(
            path + "/end", new ImportWire.End(whole, whole ? findings.unread() : 0), Import.class);
    return new Taken(ended, refused);
  }

  private String shortName() {
    String name = file.name();
    return name.length() <= 120 ? name : name.substring(0, 120);
  }

  private interface RowTaker {
    void take(ReadRow row);
  }

  /** Whether it came to the end. */
  private boolean pass(BooleanSupplier stopped, RowSender sender, RowTaker taker)
      throws IOException, OfficeException {
    try {
      file.rows((line, cells) -> {
        if (stopped.getAsBoolean()) {
          return false;
        }
        taker.take(read(line, cells));
        return true;
      });
      if (!stopped.getAsBoolean()) {
        sender.flush();
        return true;
      }
      return false;
    } catch (RowSender.Cut e) {
      throw e.why();
    }
  }

  /**
   * Writes the rows that were not taken in, with their lines and why, so that they can be mended
   * and imported.
   *
   * @param refused by the server
   * @param words what to say of a row
   */
  public long saveRefused(java.nio.file.Path target, Map<Integer, String> refused, Why words)
      throws IOException {
    try (RefusedFile out = new RefusedFile(target, file, words)) {
      file.rows((line, cells) -> {
        ReadRow row = read(line, cells);
        String why = row instanceof ReadRow.Refused bad ? bad.why() : refused.get(line);
        if (why != null) {
          out.row(line, cells == null ? List.of() : cells, why);
        }
        return true;
      });
      return out.rows();
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Says what is wrong with a row. */
  public interface Why {
    /** A sentence for the end of a message key. */
    String sentence(String why);

    /** The name of the column of these sentences. */
    String column();
  }
}
