package regulars.counter.home;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;

/** The few requests with which a program on the owner's own PC lets a counter in. */
final class OwnerLink {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final long LARGEST_ANSWER = 64 * 1024;

  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .callTimeout(Duration.ofSeconds(5))
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

  private byte[] post(String path, String key, Object body) throws IOException {
    Request.Builder request =
        new Request.Builder()
            .url(server.resolve(path).toString())
            .header("Authorization", "Bearer " + key)
            .post(RequestBody.create(Wire.encode(body), JSON));
    try (Response response = http.newCall(request.build()).execute()) {
      byte[] answer = response.peekBody(LARGEST_ANSWER).bytes();
      if (!response.isSuccessful()) {
        throw new IOException(
            path
                + " answered "
                + response.code()
                + " "
                + new String(answer, StandardCharsets.UTF_8));
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
