package regulars.server.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import regulars.model.staff.Role;
import regulars.model.staff.Staff;

/** A real server on a free port, with a few routes of its own, and a client for it. */
final class TestServer implements AutoCloseable, Gate {
  static final String OWNER = "the-owner";
  static final MediaType JSON = MediaType.get("application/json");

  final Map<String, UUID> counters = new ConcurrentHashMap<>();
  final Sockets sockets = new Sockets();
  final OkHttpClient client =
      new OkHttpClient.Builder()
          .retryOnConnectionFailure(false)
          .callTimeout(Duration.ofSeconds(30))
          .build();
  final HttpServer server;

  TestServer(HttpServer.Limits limits, Route... routes) throws IOException {
    server =
        HttpServer.start(
            new HttpServer.Setup(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                null,
                new RouteTable(List.of(routes)),
                "/pokes",
                this,
                sockets,
                e ->
                    e instanceof IllegalStateException
                        ? Problem.unavailable("The queue is full: try again.", 2)
                        : null,
                limits));
  }

  TestServer(Route... routes) throws IOException {
    this(HttpServer.Limits.USUAL, routes);
  }

  @Override
  public @Nullable UUID counter(String token) {
    return counters.get(token);
  }

  @Override
  public @Nullable Staff session(UUID counter, String session) {
    return session.equals("mia's") ? new Staff("mia", "Mia", Role.MANAGER, true, null) : null;
  }

  @Override
  public boolean isOwner(String key) {
    return key.equals(OWNER);
  }

  /** What came back. */
  record Got(int status, String body, Response response) {
    String header(String name) {
      return String.valueOf(response.header(name));
    }

    boolean isProblem() {
      return header("Content-Type").equals("application/problem+json");
    }
  }

  Request.Builder to(String path) {
    return new Request.Builder().url("http://127.0.0.1:" + server.port() + path);
  }

  Got get(String path) throws IOException {
    return call(to(path).build());
  }

  Got post(String path, String json) throws IOException {
    return call(to(path).post(RequestBody.create(json, JSON)).build());
  }

  Got call(Request request) throws IOException {
    try (Response response = client.newCall(request).execute()) {
      return new Got(response.code(), response.body().string(), response);
    }
  }

  Socket raw(String text) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(20_000);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return socket;
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdownNow();
    client.connectionPool().evictAll();
    server.close();
  }
}
