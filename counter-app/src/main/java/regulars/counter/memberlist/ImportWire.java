package regulars.counter.memberlist;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.member.MemberNumber;
import regulars.model.member.Phone;

/** What travels between this counter and its server about imports: {@code /v1/settings/imports}. */
public final class ImportWire {
  /** Most rows of one request. */
  public static final int MOST_ROWS = 500;

  private ImportWire() {}

  /** What to do with a row of somebody who is a member already. */
  public enum IfKnown {
    /** They stay as they are. */
    KEEP,
    /** The row's points are added to theirs. */
    ADD,
    /** The row is left out, whoever it is. */
    SKIP
  }

  /** A row, read and repaired. */
  public record Row(
      int line,
      @Nullable Phone phone,
      @Nullable String name,
      @Nullable String number,
      long points,
      IfKnown ifKnown) {}

  /** Rows to try. */
  public record Trial(String digest, List<Row> rows) {}

  /** Rows to take in. */
  public record Rows(List<Row> rows) {}

  /** What can come of a row. */
  public enum Outcome {
    NEW,
    KNOWN,
    ADDED,
    BEFORE,
    SKIPPED,
    REFUSED
  }

  /** What a row comes to, or came to. */
  public record Verdict(
      int line,
      Outcome outcome,
      @Nullable MemberNumber member,
      @Nullable String name,
      @Nullable String why) {}

  /** What rows came to. */
  public record Verdicts(List<Verdict> verdicts) {}

  /** A file to take in. */
  public record Wish(String file, String digest, int lines) {}

  /** The end of an import. */
  public record End(boolean whole, int unread) {}

  /** How an import stands. */
  public enum State {
    OPEN,
    DONE,
    STOPPED,
    UNDOING,
    UNDONE
  }

  /** An import, as far as it went; the fields are the server's. */
  public record Import(
      UUID importId,
      String file,
      State state,
      int lines,
      int lastLine,
      @Nullable String staff,
      Instant beganAt,
      @Nullable Instant endedAt,
      long made,
      long added,
      long known,
      long before,
      long skipped,
      long refused,
      long points,
      int undoLine,
      @Nullable Instant undoneAt,
      long gone,
      long stayed,
      long takenBack) {}

  /** Imports, newest first. */
  public record Imports(List<Import> imports) {}

  /** Why an undo left something. */
  public enum Why {
    SPENT,
    ACTIVE,
    CHANGED
  }

  /** A row of which an undo left something. */
  public record Stayed(
      int line, MemberNumber member, @Nullable String name, long points, Why why) {}

  /** Rows of which an undo left something. */
  public record AllStayed(List<Stayed> rows) {}
}
