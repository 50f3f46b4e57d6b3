package regulars.model.sync;

import java.util.Map;

/**
 * How much waits in the owner's inbox.
 *
 * @param open how many items
 * @param about how many of them are about somebody on the staff, who does not see those
 */
public record InboxCount(long open, Map<String, Long> about) {
  /** Nothing waits. */
  public static final InboxCount NONE = new InboxCount(0, Map.of());

  /** Makes the map unmodifiable. */
  public InboxCount {
    about = Map.copyOf(about);
  }

  /** How many this person on the staff may see; null for somebody without a name. */
  public long seenBy(@org.jspecify.annotations.Nullable String staff) {
    return staff == null ? open : open - about.getOrDefault(staff, 0L);
  }
}
