package regulars.model.rules;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * When members may be written to and when they count as gone quiet.
 *
 * @param quietFrom start of the quiet hours, shop time; null when the document sets none
 * @param quietTo end of the quiet hours; before {@code quietFrom} when they span midnight
 * @param lapsingAfterDays 7 to 730; null: each member's own rhythm decides
 * @param nudgeEveryDays at most one nudge in this many days; null: no limit set
 */
public record Messaging(
    @Nullable LocalTime quietFrom,
    @Nullable LocalTime quietTo,
    @Nullable Integer lapsingAfterDays,
    @Nullable Integer nudgeEveryDays) {

  /** What holds where the document says nothing. */
  public static final Messaging UNSAID = new Messaging(null, null, null, null);
}
