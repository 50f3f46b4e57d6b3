package regulars.counter.sync;

import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Hello;
import regulars.model.sync.LiveMember;
import regulars.model.sync.Pull;
import regulars.model.sync.Pulled;
import regulars.model.sync.Push;
import regulars.model.sync.Pushed;
import regulars.model.sync.Welcome;

/**
 * The line to the server. Every call may be lost on the way there or on the way back; callers
 * assume neither. Each call has a time limit of its own.
 */
public interface ServerLink {
  /** Starts over: who are we, where do we stand. */
  Welcome hello(Hello hello) throws LinkException;

  /** Offers operations. */
  Pushed push(Push push) throws LinkException;

  /** Asks for a page of the feed. */
  Pulled pull(Pull pull) throws LinkException;

  /** Sends a request without waiting for its reply; this one has no thread and does wait. */
  default <T> UnderWay<T> begin(UnderWay.Request<T> request) {
    return UnderWay.on(Runnable::run, request);
  }

  /** A member as the server has them now; null when it has none of that id. */
  @Nullable LiveMember member(UUID memberId) throws LinkException;

  /** The same with the entries before this version, for a statement that goes further back. */
  @Nullable LiveMember memberBefore(UUID memberId, long version) throws LinkException;

  /**
   * Fetches a snapshot of the mirror into {@code file}; goes on where an earlier try was cut off.
   * When it returns, the file is whole and its checksum was right.
   */
  void snapshot(Path file) throws LinkException;
}
