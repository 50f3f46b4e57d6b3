package regulars.counter.sync;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import regulars.counter.sync.LinkException.Kind;

/**
 * A request that was sent, or is being sent, and whose reply is waited for later: whoever made it
 * can store the reply before while the server works on this one. May be dropped; the server may
 * then have carried it out or not, as after any lost reply.
 *
 * @param <T> the reply
 */
public final class UnderWay<T> {
  private final FutureTask<T> reply;

  private UnderWay(FutureTask<T> reply) {
    this.reply = reply;
  }

  /** A request to the server. */
  @FunctionalInterface
  public interface Request<T> {
    /** Sends it and waits for the reply. */
    T go() throws LinkException;
  }

  /** Sends a request on {@code thread}. */
  public static <T> UnderWay<T> on(Executor thread, Request<T> request) {
    Callable<T> call = request::go;
    FutureTask<T> task = new FutureTask<>(call);
    thread.execute(task);
    return new UnderWay<>(task);
  }

  /** Waits for the reply, no longer than the request's own time limit. */
  public T reply() throws LinkException {
    try {
      return reply.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException(Kind.UNREACHABLE, "the wait for a reply was interrupted", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof LinkException link) {
        throw link;
      }
      if (cause instanceof RuntimeException bug) {
        throw bug;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw new AssertionError("a request throws nothing else", e);
    }
  }
}
