package regulars.server.http;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.staff.Staff;

/**
 * A request that came past the gate, with its body in memory.
 *
 * @param path what stands in the template's braces
 * @param body empty where the route takes none
 * @param counter who calls; null on routes that are not for counters
 * @param staff who is signed in, on routes of the settings; null for the owner's key and on others
 */
public record Request(
    Map<String, String> path, byte[] body, @Nullable UUID counter, @Nullable Staff staff) {

  /** The calling counter; only on routes for counters. */
  public UUID counterId() {
    if (counter == null) {
      throw new IllegalStateException("not a route for counters");
    }
    return counter;
  }

  /**
   * The number in the path, 1 or more.
   *
   * @throws ProblemException 400 when it is none
   */
  public long number(String name) {
    String text = path.getOrDefault(name, "");
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw Problem.badRequest(
              "The " + name + " in the path isn't a number: write it as 1 or more.")
          .exception();
    }
    return Long.parseLong(text);
  }

  /**
   * The UUID in the path.
   *
   * @throws ProblemException 400 when it is none
   */
  public UUID id(String name) {
    String text = path.getOrDefault(name, "");
    try {
      UUID id = UUID.fromString(text);
      // fromString also takes shortened forms, which name the same id twice.
      if (id.toString().equalsIgnoreCase(text)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // falls through to the same answer
    }
    throw Problem.badRequest(
            "The " + name + " in the path isn't a UUID: write it with 36 characters.")
        .exception();
  }
}
