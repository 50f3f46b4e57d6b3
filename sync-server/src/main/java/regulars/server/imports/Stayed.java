package regulars.server.imports;

import org.jspecify.annotations.Nullable;
import regulars.model.member.MemberNumber;

/**
 * A row of which an undo left something.
 *
 * @param line the row
 * @param member the member's number
 * @param name their name; null when nobody asked
 * @param points what the row had given
 * @param why why something stayed
 */
public record Stayed(int line, MemberNumber member, @Nullable String name, long points, Why why) {

  /** Why something stayed. */
  public enum Why {
    /** The points are spent, at least in part: none were taken back, the member stays. */
    SPENT,
    /** They bought something since, or got or lost points: the import's were taken back. */
    ACTIVE,
    /**
     * They joined at a counter too, or their profile was changed since: the points were taken back.
     */
    CHANGED
  }
}
