package regulars.counter.sync;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import regulars.counter.join.JoinException;
import regulars.counter.join.JoinException.Kind;
import regulars.model.pairing.CodeProof;
import regulars.model.pairing.NotProven;
import regulars.model.pairing.PairingCode;
import regulars.model.sync.Hello;
import regulars.model.sync.Pairing;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;

/**
 * Asks a server to let this counter in. On loopback, and where a public authority vouches for the
 * server, the code is sent; everywhere else both sides prove that they know it, bound to the key
 * that the server shows, and the code itself never travels (docs/decisions).
 */
public final class Joining implements AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final String PROBLEM = "urn:regulars:problem:";
  private static final long LARGEST_REPLY = 64 << 10;
  private static final int LONGEST_NAME = 40;

  private final URI server;
  private final @Nullable String key;
  private final OkHttpClient http;
  private final SecureRandom random;

  private Joining(URI server, @Nullable String key, SecureRandom random) {
    this.server = server;
    this.key = key;
    this.random = random;
    this.http =
        new ServerTrust(() -> key)
            .into(new OkHttpClient.Builder())
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .connectTimeout(Duration.ofSeconds(5))
            .callTimeout(Duration.ofSeconds(15))
            .build();
  }

  /**
   * What joining gave.
   *
   * @param key SHA-256 of the key that this server has to show from now on, in hex; null where Java
   *     trusts it or it is on this computer
   */
  public record Joined(Pairing.Paired paired, @Nullable String key) {}

  /** Joins; waits for the network. */
  public static Joined join(URI server, String typedCode, String name, SecureRandom random)
      throws JoinException {
    PairingCode code = PairingCode.parse(typedCode);
    if (code == null) {
      throw new JoinException(Kind.CODE);
    }
    String cleaned = name.strip();
    if (cleaned.isEmpty() || cleaned.length() > LONGEST_NAME) {
      throw new JoinException(Kind.NAME);
    }
    String key = "https".equals(server.getScheme()) ? Handshake.keyAt(server) : null;
    try (Joining joining = new Joining(server, key, random)) {
      return new Joined(
          key == null ? joining.show(code, cleaned) : joining.prove(code, cleaned, key), key);
    }
  }

  private Pairing.Paired show(PairingCode code, String name) throws JoinException {
    return post("v1/pair", new Pairing.Request(code.toString(), name), Pairing.Paired.class);
  }

  private Pairing.Paired prove(PairingCode code, String name, String shownKey)
      throws JoinException {
    CodeProof proof = CodeProof.ofCounter(code.hash(), shownKey, random);
    Pairing.Begun begun =
        post(
            "v1/pair/begin",
            new Pairing.Begin(Hello.PROTO, code.label(), proof.first()),
            Pairing.Begun.class);
    try {
      proof.hear(begun.first());
    } catch (NotProven e) {
      throw new JoinException(Kind.IN_BETWEEN, e);
    }
    CodeProof.Second second = proof.second();
    try {
      proof.hear(begun.second());
    } catch (NotProven e) {
      throw new JoinException(Kind.IN_BETWEEN, e);
    }
    Pairing.Finished finished =
        post(
            "v1/pair/finish",
            new Pairing.Finish(begun.talk(), second, proof.tag(), name),
            Pairing.Finished.class);
    try {
      proof.confirm(finished.tag());
    } catch (NotProven e) {
      throw new JoinException(Kind.IN_BETWEEN, e);
    }
    return finished.paired();
  }

  private <T> T post(String path, Object body, Class<T> reply) throws JoinException {
    HttpUrl root = HttpUrl.parse(server.toString());
    if (root == null) {
      throw new JoinException(Kind.ADDRESS);
    }
    Request request =
        new Request.Builder()
            .url(root.newBuilder().addPathSegments(path).build())
            .post(RequestBody.create(Wire.encode(body), JSON))
            .build();
    try (Response response = http.newCall(request).execute()) {
      ResponseBody answer = response.body();
      if (answer.source().request(LARGEST_REPLY + 1)) {
        throw new JoinException(Kind.NOT_REGULARS);
      }
      byte[] bytes = answer.bytes();
      if (response.code() != 200) {
        throw new JoinException(refusal(response.code(), bytes));
      }
      return Wire.decode(bytes, reply);
    } catch (WireException e) {
      throw new JoinException(Kind.NOT_REGULARS, e);
    } catch (IOException e) {
      throw new JoinException(ServerTrust.isOtherKey(e) ? Kind.IN_BETWEEN : Kind.NOBODY, e);
    }
  }

  private record Problem(@Nullable String type) {}

  private static Kind refusal(int code, byte[] body) {
    String type;
    try {
      type = Wire.decode(body, Problem.class).type();
    } catch (WireException e) {
      return Kind.NOT_REGULARS;
    }
    if (type == null || !type.startsWith(PROBLEM)) {
      return Kind.NOT_REGULARS;
    }
    return switch (type.substring(PROBLEM.length())) {
      case "code-refused" -> Kind.WRONG_CODE;
      case "code-expired", "talk-over" -> Kind.EXPIRED;
      case "code-used" -> Kind.USED;
      case "code-spent" -> Kind.SPENT;
      case "too-many-tries" -> Kind.TOO_FAST;
      default -> code >= 500 ? Kind.NOBODY : Kind.OTHER_VERSION;
    };
  }

  /** Leaves out what is secret. */
  @Override
  public String toString() {
    return "Joining[" + server + ", " + key + "]";
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
