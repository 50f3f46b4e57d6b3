package regulars.server.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The open WebSockets of counters. Whoever tells them something never waits: each socket keeps the
 * newest text alone until its own thread has sent it. Safe for use by many threads.
 */
public final class Sockets {
  private static final long MOST_NANOS_TO_SAY_IT = TimeUnit.SECONDS.toNanos(2);

  /** A counter needs one; more are leftovers of lost connections. */
  private static final int MOST_OF_A_COUNTER = 3;

  private final Set<Socket> all = ConcurrentHashMap.newKeySet();
  private final Map<UUID, Deque<Socket>> byCounter = new HashMap<>();

  /** One open socket, as far as this class needs it. */
  interface Socket {
    /** Sends the text soon, in place of one that still waits. Never blocks. */
    void offer(String text);

    /** Ends the connection soon, whatever the other side does. Never blocks. */
    void end(int code, String reason);
  }

  /** Tells every open socket. */
  public void tell(String text) {
    for (Socket socket : all) {
      socket.offer(text);
    }
  }

  /** Whether anybody would hear. */
  public boolean anybody() {
    return !all.isEmpty();
  }

  /** How many are open. */
  public int size() {
    return all.size();
  }

  /** Ends the sockets of a counter that was shut out. */
  public void cut(UUID counterId) {
    for (Socket socket : of(counterId)) {
      socket.end(1008, "this counter was shut out");
    }
  }

  /** Ends all, as the server is stopping; waits a moment until each has been told. */
  public void endAll() {
    for (Socket socket : all) {
      socket.end(1001, "the server is stopping");
    }
    long deadline = System.nanoTime() + MOST_NANOS_TO_SAY_IT;
    synchronized (byCounter) {
      long left = MOST_NANOS_TO_SAY_IT;
      while (!byCounter.isEmpty() && left > 0) {
        try {
          TimeUnit.NANOSECONDS.timedWait(byCounter, left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
        left = deadline - System.nanoTime();
      }
    }
  }

  void opened(UUID counterId, Socket socket) {
    all.add(socket);
    Socket oldest = null;
    synchronized (byCounter) {
      Deque<Socket> mine = byCounter.computeIfAbsent(counterId, id -> new ArrayDeque<>());
      mine.addLast(socket);
      if (mine.size() > MOST_OF_A_COUNTER) {
        oldest = mine.pollFirst();
      }
    }
    if (oldest != null) {
      oldest.end(1008, "the counter opened newer connections");
    }
  }

  void closed(UUID counterId, Socket socket) {
    all.remove(socket);
    synchronized (byCounter) {
      Deque<Socket> mine = byCounter.get(counterId);
      if (mine != null && mine.remove(socket) && mine.isEmpty()) {
        byCounter.remove(counterId);
        byCounter.notifyAll();
      }
    }
  }

  private Socket[] of(UUID counterId) {
    synchronized (byCounter) {
      return byCounter.getOrDefault(counterId, new ArrayDeque<>()).toArray(Socket[]::new);
    }
  }
}
