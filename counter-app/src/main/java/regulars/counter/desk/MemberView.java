package regulars.counter.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.model.member.MemberCard;

/**
 * A member as the card on the screen shows them.
 *
 * @param card confirmed state; its version goes into a redemption
 * @param waiting points of sales that the server has not acknowledged
 * @param liveAt when the server confirmed this balance; null when it only comes from the mirror
 * @param mirrorAt when the mirror was last caught up; null when never
 * @param statement newest first: not yet acknowledged rows, then entries, at most 50
 */
public record MemberView(
    MemberCard card,
    long waiting,
    @Nullable Instant liveAt,
    @Nullable Instant mirrorAt,
    List<StatementRow> statement) {

  /** Makes the list unmodifiable. */
  public MemberView {
    statement = List.copyOf(statement);
  }
}
