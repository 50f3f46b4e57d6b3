package regulars.server.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.staff.Staff;

/** Tells who is calling. Asked on every request from many threads; answers from memory. */
public interface Gate {
  /** The paired counter with this token; null when there is none or it was shut out. */
  @Nullable UUID counter(String token);

  /** Whoever has this session at this counter; null when it is over. May wait for the disk. */
  @Nullable Staff session(UUID counter, String session);

  /** Whether this is the owner's key. */
  boolean isOwner(String key);
}
