package regulars.counter.office;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import regulars.model.staff.SignIn;

/**
 * The server's settings, as the owner's pages read and change them: the routes under {@code
 * /v1/settings}. Bodies and replies are records that the wire format can write.
 *
 * <p>Every call waits for the network: never call one on the JavaFX thread. Safe for use by several
 * threads.
 */
public interface Office {

  /**
   * Reads.
   *
   * @param path below {@code /v1/settings/}, with its query if there is one
   */
  <T> T read(String path, Class<T> reply) throws OfficeException;

  /**
   * Changes something, or has something done.
   *
   * @param path below {@code /v1/settings/}
   * @param body what to send; null for nothing
   */
  <T> T tell(String path, @Nullable Object body, Class<T> reply) throws OfficeException;

  /**
   * Fetches a file, whole or not at all.
   *
   * @param path below {@code /v1/settings/}
   * @param target where it is put; must not be there
   * @param progress told how many bytes have come
   * @param stopped asked between pieces; once true, nothing is put there
   * @return false when it was stopped
   * @throws IOException when it can't be written here, or is there already
   */
  boolean fetch(String path, Path target, LongConsumer progress, BooleanSupplier stopped)
      throws OfficeException, IOException;

  /** Signs somebody in; what follows is asked in their name until {@link #signOut}. */
  SignIn.Reply signIn(SignIn.Request who) throws OfficeException;

  /** Forgets who is signed in, here at once and at the server if it can be reached. */
  void signOut();
}
