package regulars.server.imports;

import org.jspecify.annotations.Nullable;
import regulars.model.member.Phone;
import regulars.model.sync.Checks;

/**
 * A row of a list of members, read and repaired.
 *
 * @param line where it begins in the file, 1 the first: its place in the import
 * @param phone null when it has none
 * @param name null when it has none
 * @param number the old system's number; null when it has none
 * @param points the balance to start with
 * @param ifKnown what to do when the person is a member already
 */
public record ListedRow(
    int line,
    @Nullable Phone phone,
    @Nullable String name,
    @Nullable String number,
    long points,
    IfKnown ifKnown) {

  /** What to do with a row of somebody who is a member already. */
  public enum IfKnown {
    /** They stay as they are. */
    KEEP,
    /** The row's points are added to theirs. */
    ADD,
    /** The row is left out, whoever it is. */
    SKIP
  }

  /** What is wrong with it, for programs; null when nothing is. */
  @Nullable String problem() {
    if (line < 1) {
      return "line";
    }
    if (phone == null && number == null) {
      return "nobody";
    }
    if (points < 0 || points > Checks.MOST_POINTS) {
      return "points";
    }
    return Checks.profile(name, number) == null ? null : "profile";
  }
}
