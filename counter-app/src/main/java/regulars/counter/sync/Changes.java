package regulars.counter.sync;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Told what changed at the counter, by whoever changed it and on their thread: do little, and ask
 * the databases only from another.
 */
public interface Changes {
  /** A sale came in or got its answer. */
  void feedChanged();

  /** This member changed; null: many did. */
  void memberChanged(@Nullable UUID memberId);

  /** The link, the queue, or a problem changed. */
  void statusChanged();

  /** Shop or rules changed. */
  void shopChanged();
}
