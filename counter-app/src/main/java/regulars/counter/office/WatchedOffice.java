package regulars.counter.office;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import regulars.model.staff.SignIn;

/** An office that says when the server wants to know who asks, and passes everything on. */
public final class WatchedOffice implements Office {
  private final Office office;
  private final Runnable signInNeeded;

  /** Runs {@code signInNeeded} on the thread that asked. */
  public WatchedOffice(Office office, Runnable signInNeeded) {
    this.office = office;
    this.signInNeeded = signInNeeded;
  }

  @Override
  public <T> T read(String path, Class<T> reply) throws OfficeException {
    try {
      return office.read(path, reply);
    } catch (OfficeException e) {
      throw watched(e);
    }
  }

  @Override
  public <T> T tell(String path, @Nullable Object body, Class<T> reply) throws OfficeException {
    try {
      return office.tell(path, body, reply);
    } catch (OfficeException e) {
      throw watched(e);
    }
  }

  @Override
  public boolean fetch(String path, Path target, LongConsumer progress, BooleanSupplier stopped)
      throws OfficeException, IOException {
    try {
      return office.fetch(path, target, progress, stopped);
    } catch (OfficeException e) {
      throw watched(e);
    }
  }

  private OfficeException watched(OfficeException e) {
    if (e.kind() == OfficeException.Kind.SIGN_IN) {
      signInNeeded.run();
    }
    return e;
  }

  @Override
  public SignIn.Reply signIn(SignIn.Request who) throws OfficeException {
    return office.signIn(who);
  }

  @Override
  public void signOut() {
    office.signOut();
  }
}
