package regulars.server.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells who is calling. Asked on every request from many threads; answers from memory. */
public interface Gate {
  /** The paired counter with this token; null when there is none or it was shut out. */
  @Nullable UUID counter(String token);

  /** Whether this is the owner's key. */
  boolean isOwner(String key);
}
