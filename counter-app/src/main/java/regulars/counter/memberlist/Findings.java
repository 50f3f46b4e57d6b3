package regulars.counter.memberlist;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import regulars.counter.memberlist.ImportWire.IfKnown;
import regulars.counter.memberlist.ImportWire.Verdict;
import regulars.counter.memberlist.PhoneRepair.Mended;
import regulars.model.member.Phone;

/**
 * What a file comes to. Counts everything, and keeps the first of each kind to show; of the rest
 * one bit a line.
 */
public final class Findings {
  /** So many of each kind are kept to be shown. */
  public static final int SHOWN = 200;

  private static final int EXAMPLES = 3;
  private static final int SHOWN_ROWS = 5;

  private long rows;
  private long fresh;
  private long freshPoints;
  private long known;
  private long knownPoints;
  private long before;
  private long refused;
  private int unread;
  private long later;
  private long unsure;
  private long phonesLeftOut;
  private final Map<Mended, Mending> mended = new EnumMap<>(Mended.class);
  private final List<Problem> problems = new ArrayList<>();
  private final List<KnownRow> knownRows = new ArrayList<>();
  private final Map<Integer, Group> groups = new LinkedHashMap<>();
  private final Map<Integer, Integer> groupOf = new LinkedHashMap<>();
  private final BitSet firstLines = new BitSet();
  private final BitSet laterLines = new BitSet();
  private final BitSet knownLines = new BitSet();

  /** A kind of repair, with a few of them. */
  public static final class Mending {
    private long count;
    private final List<Example> examples = new ArrayList<>();

    /** How often. */
    public long count() {
      return count;
    }

    /** The first few. */
    public List<Example> examples() {
      return Collections.unmodifiableList(examples);
    }
  }

  /** What stood there, and what it was read as. */
  public record Example(String written, Phone phone) {}

  /**
   * A row that can't be taken in.
   *
   * @param why the end of a message key
   * @param written the cell that is wrong; empty when it is the whole row
   */
  public record Problem(int line, String why, String written) {}

  /** A row of somebody who is a member already. */
  public record KnownRow(int line, @Nullable String name, long points, Verdict member) {}

  /**
   * Rows of one person.
   *
   * @param firstLine the first of them
   * @param rows a few of them, as line and points
   * @param name the first name among them; null when none has one
   * @param count how many there are
   * @param points of all of them
   */
  public record Group(
      int firstLine, List<Integer> rows, @Nullable String name, int count, long points) {
    /** Makes the list unmodifiable. */
    public Group {
      rows = List.copyOf(rows);
    }

    private Group and(ReadRow.Member row) {
      List<Integer> more = new ArrayList<>(rows);
      if (more.size() < SHOWN_ROWS) {
        more.add(row.line());
      }
      return new Group(
          firstLine, more, name == null ? row.name() : name, count + 1, points + row.points());
    }
  }

  void unread(ReadRow.Refused row) {
    rows++;
    unread++;
    refuse(row.line(), row.why(), row.written());
  }

  private void refuse(int line, String why, String written) {
    refused++;
    if (problems.size() < SHOWN) {
      problems.add(new Problem(line, why, written));
    }
  }

  /** A row that could be read; {@code first} is the line that had its phone or number first. */
  void read(ReadRow.Member row, int first) {
    rows++;
    Phone phone = row.phone();
    Mended how = row.mended();
    if (phone != null && how != null) {
      Mending mending = mended.computeIfAbsent(how, _ -> new Mending());
      mending.count++;
      if (mending.examples.size() < EXAMPLES) {
        mending.examples.add(new Example(row.written().strip(), phone));
      }
    }
    phonesLeftOut += row.badPhone() == null ? 0 : 1;
    unsure += row.unsure() ? 1 : 0;
    if (first != row.line()) {
      later++;
      firstLines.set(first);
      laterLines.set(row.line());
      group(row, first);
    }
  }

  private void group(ReadRow.Member row, int first) {
    if (groups.containsKey(first) || groups.size() < SHOWN) {
      groups.put(
          first, groups.getOrDefault(first, new Group(first, List.of(first), null, 1, 0)).and(row));
      groupOf.put(first, first);
      groupOf.put(row.line(), first);
    }
  }

  void verdict(ReadRow.Member row, Verdict verdict) {
    boolean first = !laterLines.get(row.line());
    switch (verdict.outcome()) {
      case NEW -> {
        fresh += first ? 1 : 0;
        freshPoints += first ? row.points() : 0;
      }
      case KNOWN, ADDED, SKIPPED -> {
        knownLines.set(row.line());
        known += first ? 1 : 0;
        knownPoints += first ? row.points() : 0;
        if (first && knownRows.size() < SHOWN) {
          knownRows.add(new KnownRow(row.line(), row.name(), row.points(), verdict));
        }
      }
      case BEFORE -> before += first ? 1 : 0;
      case REFUSED -> refuse(row.line(), String.valueOf(verdict.why()), "");
    }
  }

  /** What to ask the server to do with a row; null when it is not sent at all. */
  @Nullable IfKnown wish(int line, Choices choices) {
    boolean isLater = laterLines.get(line);
    if (!isLater && !firstLines.get(line)) {
      return choices.known(line);
    }
    return switch (choices.twice(groupOf.getOrDefault(line, 0))) {
      case SKIP -> null;
      case FIRST -> isLater ? null : choices.known(line);
      case ADD -> isLater && !knownLines.get(line) ? IfKnown.ADD : choices.known(line);
    };
  }

  /** Rows in the file, without empty ones. */
  public long rows() {
    return rows;
  }

  /** New members. */
  public long fresh() {
    return fresh;
  }

  /** The points that new members start with. */
  public long freshPoints() {
    return freshPoints;
  }

  /** Members already. */
  public long known() {
    return known;
  }

  /** The points in the rows of those who are members already. */
  public long knownPoints() {
    return knownPoints;
  }

  /** Rows that an import of this very file took in before. */
  public long before() {
    return before;
  }

  /** Rows that can't be taken in. */
  public long refused() {
    return refused;
  }

  /** Those of them that could not be read. */
  int unread() {
    return unread;
  }

  /** Rows whose phone or number another row had before. */
  public long later() {
    return later;
  }

  /** Phones that may be right, and that no numbering plan knows. */
  public long unsure() {
    return unsure;
  }

  /** Rows taken in by their number, without the phone that could not be read. */
  public long phonesLeftOut() {
    return phonesLeftOut;
  }

  /** What of the phones was mended. */
  public Map<Mended, Mending> mended() {
    return Collections.unmodifiableMap(mended);
  }

  /** The first rows that can't be taken in. */
  public List<Problem> problems() {
    return Collections.unmodifiableList(problems);
  }

  /** The first rows of those who are members already. */
  public List<KnownRow> knownRows() {
    return Collections.unmodifiableList(knownRows);
  }

  /** The first groups of rows of one person. */
  public List<Group> groups() {
    return List.copyOf(groups.values());
  }
}
