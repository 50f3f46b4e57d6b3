package regulars.server.http;

import io.helidon.common.socket.PeerInfo;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.staff.Role;
import regulars.model.staff.Staff;

/** Lets a request through to a route or says why not. Safe for use by many threads. */
final class Doorman {
  private static final String SCHEME = "bearer ";
  private static final HeaderName SESSION = HeaderNames.create("Regulars-Session");
  private static final HeaderName FORWARDED = HeaderNames.create("Forwarded");

  private final Gate gate;

  Doorman(Gate gate) {
    this.gate = gate;
  }

  /**
   * Who calls.
   *
   * @param counter on routes for counters and the settings; null for the owner's key
   * @param staff who is signed in, on routes of the settings; null for the owner's key
   */
  record Caller(@Nullable UUID counter, @Nullable Staff staff) {
    static final Caller UNNAMED = new Caller(null, null);
  }

  /**
   * Checks who calls.
   *
   * @throws ProblemException 401 or 403
   */
  Caller admit(ServerRequest request, Route route) {
    refuseForeignPages(request.headers());
    return switch (route.access()) {
      case ANYONE -> Caller.UNNAMED;
      case COUNTER -> new Caller(counter(request.headers()), null);
      case OWNER -> {
        owner(request);
        yield Caller.UNNAMED;
      }
      case SETTINGS -> settings(request, route);
    };
  }

  private Caller settings(ServerRequest request, Route route) {
    if (gate.isOwner(bearer(request.headers()))) {
      owner(request);
      return Caller.UNNAMED;
    }
    UUID counter = counter(request.headers());
    String session = request.headers().first(SESSION).orElse("");
    Staff staff = session.isEmpty() ? null : gate.session(counter, session);
    if (staff == null) {
      throw new Problem(
              401, "session-needed", "Sign in first, at a counter: the settings need to know who.")
          .exception();
    }
    Role least = route.leastRole();
    if (least != null && !staff.may(least)) {
      throw new Problem(403, "role-needed", "This takes somebody with more rights: ask the owner.")
          .exception();
    }
    return new Caller(counter, staff);
  }

  /** The counter that these headers belong to. Throws {@link ProblemException} 401. */
  UUID counter(Headers headers) {
    UUID counter = gate.counter(bearer(headers));
    if (counter == null) {
      throw notSignedIn(
          "This token is not valid (any more): pair the counter with a new code from the owner.");
    }
    return counter;
  }

  private void owner(ServerRequest request) {
    boolean near = isHere(request.remotePeer(), request.localPeer());
    // Behind a proxy on this computer everybody seems near.
    boolean forwarded =
        request.headers().contains(HeaderNames.X_FORWARDED_FOR)
            || request.headers().contains(FORWARDED);
    if (!near || forwarded) {
      throw new Problem(
              403,
              "owner-only-here",
              "The owner's routes answer only on the computer that the server runs on.")
          .exception();
    }
    if (!gate.isOwner(bearer(request.headers()))) {
      throw notSignedIn("This is not the owner's key: it is in owner.key in the server's folder.");
    }
  }

  /** From loopback, or from the very address that the connection came to. */
  private static boolean isHere(PeerInfo remote, PeerInfo local) {
    if (!(remote.address() instanceof InetSocketAddress from) || from.getAddress() == null) {
      return false;
    }
    return from.getAddress().isLoopbackAddress()
        || (local.address() instanceof InetSocketAddress to
            && from.getAddress().equals(to.getAddress()));
  }

  private static String bearer(Headers headers) {
    String value = headers.first(HeaderNames.AUTHORIZATION).orElse("");
    if (!value.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw notSignedIn("Send the header Authorization: Bearer and the token.");
    }
    return value.substring(SCHEME.length()).strip();
  }

  private static ProblemException notSignedIn(String detail) {
    return new Problem(401, "not-signed-in", detail).exception();
  }

  /**
   * Counters send no Origin; browsers do. A page of another site has no business here.
   *
   * @throws ProblemException 403
   */
  void refuseForeignPages(Headers headers) {
    String origin = headers.first(HeaderNames.ORIGIN).orElse(null);
    String host = headers.first(HeaderNames.HOST).orElse("");
    if (origin != null && !host.equalsIgnoreCase(authority(origin))) {
      throw new Problem(403, "foreign-origin", "Pages of other sites may not call this server.")
          .exception();
    }
  }

  private static @Nullable String authority(String origin) {
    try {
      return URI.create(origin).getAuthority();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
