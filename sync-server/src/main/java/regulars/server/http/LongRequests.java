package regulars.server.http;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for requests that take long. Virtual threads share very few threads of the system, and
 * one that computes, or waits inside SQLite, keeps all others from theirs.
 */
final class LongRequests implements AutoCloseable {
  private static final int MOST = 16;
  private static final long KEPT_SECONDS = 10;

  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          MOST,
          KEPT_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("long-request-", 1).factory());

  /** Calls the route's handler and waits for it. Throws what it throws, or a problem 503. */
  Reply handle(Route route, Request request) throws Exception {
    Future<Reply> reply;
    try {
      reply = threads.submit(() -> route.handler().handle(request));
    } catch (RejectedExecutionException e) {
      throw Problem.unavailable("The server is busy with other long work: try again soon.", 5)
          .exception();
    }
    try {
      return reply.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
