package regulars.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Pairing;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;
import regulars.server.home.ServerFolder;
import regulars.server.pairing.Counters;
import regulars.server.shop.SampleShop;

/** The whole server with the sample shop on a free port, and a client for it. */
public final class RunningServer implements AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json");

  /** The client; repeats nothing by itself. */
  public final OkHttpClient client =
      new OkHttpClient.Builder()
          .retryOnConnectionFailure(false)
          .callTimeout(Duration.ofSeconds(30))
          .build();

  /** The server. */
  public final SyncServer server;

  /** Its folder. */
  public final ServerFolder folder;

  private final String ownerKey;

  /** Starts it in this data folder, with the sample shop where there is none yet. */
  public RunningServer(Path home, Clock clock) throws IOException {
    folder = ServerFolder.in(home);
    SecureRandom random = new SecureRandom();
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server =
        SyncServer.start(
            SyncServer.Setup.usual(folder, address, clock, random)
                .with((core, counters) ->
                    new SampleShop(core.sync(), counters, clock, random)
                        .fill(core.program(), folder.rules())));
    ownerKey = Files.readString(folder.ownerKey()).strip();
  }

  /** What came back. */
  public record Got(int status, String type, String body) {
    /** Reads the body. */
    public <T> T as(Class<T> recordType) throws WireException {
      return Wire.decode(body, recordType);
    }
  }

  /** Lets a counter in over HTTP. */
  public Pairing.Paired pair(String name) throws IOException, WireException {
    Counters.Code code = post("/v1/owner/pairing-codes", ownerKey, "{}").as(Counters.Code.class);
    return post("/v1/pair", null, Wire.text(new Pairing.Request(code.code(), name)))
        .as(Pairing.Paired.class);
  }

  /** A request with the owner's key. */
  public Got owner(String method, String path, @Nullable String body) throws IOException {
    return method.equals("GET") ? get(path, ownerKey) : post(path, ownerKey, body);
  }

  /** A GET. */
  public Got get(String path, @Nullable String token) throws IOException {
    return call(request(path, token).build());
  }

  /** A POST of JSON; no body when null. */
  public Got post(String path, @Nullable String token, @Nullable String body) throws IOException {
    RequestBody sent =
        body == null ? RequestBody.create(new byte[0], null) : RequestBody.create(body, JSON);
    return call(request(path, token).post(sent).build());
  }

  /** A request to be finished and called. */
  public Request.Builder request(String path, @Nullable String token) {
    Request.Builder builder = new Request.Builder().url(server.url() + path);
    return token == null ? builder : builder.header("Authorization", "Bearer " + token);
  }

  /** Calls. */
  public Got call(Request request) throws IOException {
    try (Response response = client.newCall(request).execute()) {
      return new Got(
          response.code(),
          String.valueOf(response.header("Content-Type")),
          response.body().string());
    }
  }

  @Override
  public void close() throws IOException {
    client.dispatcher().executorService().shutdownNow();
    client.connectionPool().evictAll();
    server.close();
  }
}
