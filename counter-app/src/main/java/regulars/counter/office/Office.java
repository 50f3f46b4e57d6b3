package regulars.counter.office;

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

  /** Signs somebody in; what follows is asked in their name until {@link #signOut}. */
  SignIn.Reply signIn(SignIn.Request who) throws OfficeException;

  /** Forgets who is signed in, here at once and at the server if it can be reached. */
  void signOut();
}
