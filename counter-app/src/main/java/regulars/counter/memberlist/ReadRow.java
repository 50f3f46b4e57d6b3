package regulars.counter.memberlist;

import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.counter.memberlist.PhoneRepair.Bad;
import regulars.counter.memberlist.PhoneRepair.Mended;
import regulars.model.member.Phone;
import regulars.model.sync.Checks;

/** What a row of the list says. */
public sealed interface ReadRow {
  /** Where it begins in the file. */
  int line();

  /**
   * A member.
   *
   * @param line where the row begins
   * @param phone null when it has none that can be read
   * @param name null when it has none
   * @param number the old system's number; null when it has none
   * @param points to start with
   * @param mended what of the phone was mended; null when nothing was
   * @param unsure whether no numbering plan knows the phone
   * @param badPhone why the phone was left out; null when it was not
   * @param written the phone's cell as it stands there
   */
  record Member(
      int line,
      @Nullable Phone phone,
      @Nullable String name,
      @Nullable String number,
      long points,
      @Nullable Mended mended,
      boolean unsure,
      @Nullable Bad badPhone,
      String written)
      implements ReadRow {}

  /**
   * Nobody that could be taken in.
   *
   * @param line where the row begins
   * @param why the end of a message key
   * @param written the cell that is wrong; empty when it is the whole row
   */
  record Refused(int line, String why, String written) implements ReadRow {}

  /** Reads a row. */
  static ReadRow of(
      int line, @Nullable List<String> cells, int width, Columns columns, PhoneRepair phones) {
    if (cells == null) {
      return new Refused(line, "broken", "");
    }
    if (cells.size() > width
        && cells.subList(width, cells.size()).stream().anyMatch(c -> !c.isBlank())) {
      return new Refused(line, "columns", "");
    }
    String writtenPoints = cell(cells, columns, Field.POINTS);
    PointsCell read = PointsCell.read(writtenPoints);
    if (!(read instanceof PointsCell.Points points)) {
      PointsCell.Why why = ((PointsCell.Bad) read).why();
      return new Refused(line, "points." + key(why), writtenPoints);
    }
    String number = text(cell(cells, columns, Field.NUMBER));
    if (number.length() > Checks.LONGEST_ID) {
      return new Refused(line, "number", number);
    }
    String written = cell(cells, columns, Field.PHONE);
    PhoneRepair.Result phone = phones.read(written);
    @Nullable String external = number.isEmpty() ? null : number;
    @Nullable String name = name(cells, columns);
    return switch (phone) {
      case PhoneRepair.Result.Good good ->
          new Member(
              line,
              good.phone(),
              name,
              external,
              points.points(),
              good.mended(),
              !good.sure(),
              null,
              written);
      case PhoneRepair.Result.None() ->
          external == null
              ? new Refused(line, "nobody", "")
              : new Member(line, null, name, external, points.points(), null, false, null, written);
      case PhoneRepair.Result.Unreadable bad ->
          external == null
              ? new Refused(line, "phone." + key(bad.why()), written)
              : new Member(
                  line, null, name, external, points.points(), null, false, bad.why(), written);
    };
  }

  private static String key(Enum<?> why) {
    return why.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static String cell(List<String> cells, Columns columns, Field field) {
    Integer at = columns.of(field);
    return at == null || at >= cells.size() ? "" : cells.get(at);
  }

  private static @Nullable String name(List<String> cells, Columns columns) {
    String whole = text(cell(cells, columns, Field.NAME));
    String name =
        whole.isEmpty()
            ? text(
                cell(cells, columns, Field.FIRST_NAME)
                    + " "
                    + cell(cells, columns, Field.LAST_NAME))
            : whole;
    if (name.isEmpty()) {
      return null;
    }
    int end = Math.min(name.length(), Checks.LONGEST_NAME);
    boolean splitsPair = end < name.length() && Character.isHighSurrogate(name.charAt(end - 1));
    return name.substring(0, splitsPair ? end - 1 : end).strip();
  }

  /** On one line, with single spaces, without what can't be seen or only kept a spreadsheet off. */
  private static String text(String cell) {
    String text = cell.replaceAll("[\\p{Cc}\\p{Cs}\\p{Z}]+", " ").strip();
    boolean guarded =
        text.length() > 1 && text.charAt(0) == '\'' && "=+-@".indexOf(text.charAt(1)) >= 0;
    return guarded ? text.substring(1) : text;
  }
}
