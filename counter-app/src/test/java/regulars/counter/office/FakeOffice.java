package regulars.counter.office;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import regulars.model.staff.SignIn;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;

/**
 * An office whose answers a test says beforehand, and that can be cut off or made to wait. Safe for
 * use by several threads.
 */
public final class FakeOffice implements Office {
  private static final long PATIENCE_SECONDS = 20;

  private final Map<String, Function<@Nullable Object, Object>> answers = new LinkedHashMap<>();
  private final Map<String, OfficeException> troubles = new LinkedHashMap<>();
  private final Map<String, CountDownLatch> gates = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final List<Object> bodies = new ArrayList<>();
  private @Nullable OfficeException cut;

  /** Answers this path with this JSON. */
  public FakeOffice json(String path, String json) {
    return on(path, _ -> json);
  }

  /** Answers this path by what {@code answer} makes of the body; null is the body of a read. */
  public synchronized FakeOffice on(String path, Function<@Nullable Object, Object> answer) {
    answers.put(path, answer);
    return this;
  }

  /** Refuses this path; null: no more. */
  public synchronized void refuse(String path, @Nullable OfficeException trouble) {
    if (trouble == null) {
      troubles.remove(path);
    } else {
      troubles.put(path, trouble);
    }
  }

  /** Cuts the line to the server, or mends it. */
  public synchronized void offline(boolean gone) {
    cut = gone ? OfficeException.offline(new java.io.IOException("cut off")) : null;
  }

  /** Makes this path wait until {@link #release}. */
  public synchronized void block(String path) {
    gates.put(path, new CountDownLatch(1));
  }

  /** Lets this path go on. */
  public synchronized void release(String path) {
    CountDownLatch gate = gates.remove(path);
    if (gate != null) {
      gate.countDown();
    }
  }

  /** The paths that were asked, oldest first. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** The bodies that were sent, oldest first. */
  public synchronized List<Object> bodies() {
    return List.copyOf(bodies);
  }

  @Override
  public <T> T read(String path, Class<T> reply) throws OfficeException {
    return answer(path, null, reply);
  }

  @Override
  public <T> T tell(String path, @Nullable Object body, Class<T> reply) throws OfficeException {
    return answer(path, body, reply);
  }

  @Override
  public boolean fetch(String path, Path target, LongConsumer progress, BooleanSupplier stopped)
      throws OfficeException, IOException {
    String text = answer(path, null, String.class);
    if (stopped.getAsBoolean()) {
      return false;
    }
    Files.writeString(target, text, StandardOpenOption.CREATE_NEW);
    progress.accept(text.length());
    return true;
  }

  @Override
  public SignIn.Reply signIn(SignIn.Request who) throws OfficeException {
    return answer("sign-in", who, SignIn.Reply.class);
  }

  @Override
  public synchronized void signOut() {
    calls.add("sign-out");
  }

  private <T> T answer(String path, @Nullable Object body, Class<T> reply) throws OfficeException {
    Function<@Nullable Object, Object> answer;
    CountDownLatch gate;
    OfficeException trouble;
    synchronized (this) {
      calls.add(path);
      if (body != null) {
        bodies.add(body);
      }
      answer = answers.get(path);
      gate = gates.get(path);
      trouble = cut != null ? cut : troubles.get(path);
    }
    if (gate != null) {
      await(gate, path);
    }
    if (trouble != null) {
      throw trouble;
    }
    if (answer == null) {
      throw new OfficeException(OfficeException.Kind.REFUSED, "not-found", "No route " + path);
    }
    Object said = answer.apply(body);
    if (said instanceof String json && reply != String.class) {
      try {
        return Wire.decode(json, reply);
      } catch (WireException e) {
        throw new IllegalArgumentException("the test's answer to " + path, e);
      }
    }
    return reply.cast(said);
  }

  private static void await(CountDownLatch gate, String path) {
    try {
      if (!gate.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody released " + path);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
