package regulars.counter.home;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;

/** The few requests with which a program on the owner's own PC lets a counter in. */
final class OwnerLink {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final long LARGEST_ANSWER = 64 * 1024;

  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .callTimeout(Duration.ofSeconds(20))
          .retryOnConnectionFailure(false)
          .build();
  private final URI server;

  OwnerLink(URI server) {
    this.server = server;
  }

  private record CodeRequest(String name) {}

  private record Code(String code) {}

  /** Whether a server answers there. */
  boolean isWell() {
    Request request = new Request.Builder().url(server.resolve("/health").toString()).build();
    try (Response response = http.newCall(request).execute()) {
      return response.isSuccessful();
    } catch (IOException e) {
      return false;
    }
  }

  /** A code that lets one counter in. */
  String pairingCode(String ownerKey, String counterName) throws IOException, WireException {
    byte[] answer = post("/v1/owner/pairing-codes", ownerKey, new CodeRequest(counterName));
    return Wire.decode(answer, Code.class).code();
  }

  private record State(boolean needed) {}

  /** Whether the server waits for its shop. */
  boolean needsShop(String ownerKey) throws IOException, WireException {
    byte[] answer = call(request("/v1/owner/first-shop", ownerKey).get().build());
    return Wire.decode(answer, State.class).needed();
  }

  /**
   * Tells the server to do something.
   *
   * @throws IOException with the server's own sentence when it does not
   */
  void tell(String path, String ownerKey, @Nullable Object body) throws IOException {
    byte[] sent = body == null ? new byte[0] : Wire.encode(body);
    var unused = call(request(path, ownerKey).post(RequestBody.create(sent, JSON)).build());
  }

  private Request.Builder request(String path, String key) {
    return new Request.Builder()
        .url(server.resolve(path).toString())
        .header("Authorization", "Bearer " + key);
  }

  private byte[] post(String path, String key, Object body) throws IOException {
    return call(request(path, key).post(RequestBody.create(Wire.encode(body), JSON)).build());
  }

  private record Problem(@Nullable String detail) {}

  private static String sentence(Request request, int code, byte[] answer) {
    try {
      String detail = Wire.decode(answer, Problem.class).detail();
      if (detail != null) {
        return detail;
      }
    } catch (WireException e) {
      // Not from Regulars: the code has to do.
    }
    return request.url().encodedPath() + " answered " + code + ".";
  }

  private byte[] call(Request request) throws IOException {
    try (Response response = http.newCall(request).execute()) {
      byte[] answer = response.peekBody(LARGEST_ANSWER).bytes();
      if (!response.isSuccessful()) {
        throw new IOException(sentence(request, response.code(), answer));
      }
      return answer;
    }
  }

  /** Lets go of connections and threads. */
  void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
