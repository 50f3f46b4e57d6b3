package regulars.counter.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import regulars.counter.office.Office;
import regulars.counter.office.OfficeException;
import regulars.model.staff.SignIn;

/** An office that refuses to be called on the JavaFX thread, as {@link GuardedDesk} does. */
final class GuardedOffice implements Office {
  private final Office office;

  GuardedOffice(Office office) {
    this.office = office;
  }

  private Office away() {
    if (Platform.isFxApplicationThread()) {
      throw new IllegalStateException("The office may wait: never call it on the JavaFX thread");
    }
    return office;
  }

  @Override
  public <T> T read(String path, Class<T> reply) throws OfficeException {
    return away().read(path, reply);
  }

  @Override
  public <T> T tell(String path, @Nullable Object body, Class<T> reply) throws OfficeException {
    return away().tell(path, body, reply);
  }

  @Override
  public boolean fetch(String path, Path target, LongConsumer progress, BooleanSupplier stopped)
      throws OfficeException, IOException {
    return away().fetch(path, target, progress, stopped);
  }

  @Override
  public SignIn.Reply signIn(SignIn.Request who) throws OfficeException {
    return away().signIn(who);
  }

  @Override
  public void signOut() {
    away().signOut();
  }
}
