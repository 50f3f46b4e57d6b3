package regulars.server.sale;

import java.util.List;
import java.util.UUID;
import regulars.model.earn.Decision;
import regulars.model.earn.HoldReason;
import regulars.model.earn.WhyLine;
import regulars.model.sync.Change.HoldState;

/**
 * A sale that waits, or waited.
 *
 * @param holdId the operation that recorded it
 * @param sale its row
 * @param account whose
 * @param reason why
 * @param points what it would do
 * @param why the rule lines behind the points
 * @param state whether it still waits
 */
record Held(
    UUID holdId,
    long sale,
    long account,
    HoldReason reason,
    long points,
    List<WhyLine> why,
    HoldState state) {
  Decision.Hold decision() {
    return new Decision.Hold(reason, points, why);
  }
}
