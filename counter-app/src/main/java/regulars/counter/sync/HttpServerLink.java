package regulars.counter.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import regulars.counter.sync.LinkException.Kind;
import regulars.model.sync.Hello;
import regulars.model.sync.LiveMember;
import regulars.model.sync.Pairing;
import regulars.model.sync.Pull;
import regulars.model.sync.Pulled;
import regulars.model.sync.Push;
import regulars.model.sync.Pushed;
import regulars.model.sync.Welcome;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;

/**
 * The line to the server over HTTP. Safe for use by several threads.
 *
 * <p>A request is never repeated here. The engine repeats, because only it stores what is known in
 * between: a hello must show the newest rolling token, and a push is safe to repeat (the server
 * knows every operation by its id) but better built anew, when the person who asked may have given
 * up in the meantime.
 */
public final class HttpServerLink implements ServerLink, AutoCloseable {
  /**
   * Where the server is and how this counter shows who it is.
   *
   * @param server its address
   * @param token the secret; never logged
   * @param key SHA-256 of the key that the server has to show, in hex; null where Java's trust
   *     decides or the server is on this computer
   */
  public record Access(URI server, String token, @Nullable String key) {
    /** To a server whose key was not learned. */
    public Access(URI server, String token) {
      this(server, token, null);
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
      return "Access[" + server + "]";
    }
  }

  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final long LARGEST_REPLY = 64L << 20;
  private static final int LONGEST_COMPLAINT = 2_000;
  private static final int BUFFER = 1 << 16;
  private static final int MOST_IDLE = 5;
  private static final int KEEP_SECONDS = 45;

  private final Supplier<@Nullable Access> access;
  private final OkHttpClient base;
  private final OkHttpClient quick;
  private final OkHttpClient patient;
  private final OkHttpClient streaming;

  /** To wherever {@code access} says at each request; null while the counter is not paired. */
  public HttpServerLink(Supplier<@Nullable Access> access) {
    this.access = access;
    this.base =
        trust(access)
            .into(new OkHttpClient.Builder())
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .connectTimeout(Duration.ofSeconds(2))
            .connectionPool(pool())
            .build();
    this.quick = base.newBuilder().callTimeout(Duration.ofSeconds(2)).build();
    this.patient = base.newBuilder().callTimeout(Duration.ofSeconds(10)).build();
    // A snapshot takes as long as it takes; only standing still for long ends it.
    this.streaming = base.newBuilder().readTimeout(Duration.ofSeconds(15)).build();
  }

  /** Whom a client with this access takes for its server. */
  static ServerTrust trust(Supplier<@Nullable Access> access) {
    return new ServerTrust(() -> {
      Access now = access.get();
      return now == null ? null : now.key();
    });
  }

  /**
   * Connections that are given up before the server closes them, which it does after a minute of
   * silence: a request on one that is closed would fail, though the server is there.
   */
  static ConnectionPool pool() {
    return new ConnectionPool(MOST_IDLE, KEEP_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public Welcome hello(Hello hello) throws LinkException {
    return post("v1/hello", hello, Welcome.class);
  }

  @Override
  public Pushed push(Push push) throws LinkException {
    return post("v1/push", push, Pushed.class);
  }

  @Override
  public Pulled pull(Pull pull) throws LinkException {
    return post("v1/pull", pull, Pulled.class);
  }

  @Override
  public <T> UnderWay<T> begin(UnderWay.Request<T> request) {
    return UnderWay.on(Thread::startVirtualThread, request);
  }

  @Override
  public @Nullable LiveMember member(UUID memberId) throws LinkException {
    return member("v1/members/" + memberId);
  }

  @Override
  public @Nullable LiveMember memberBefore(UUID memberId, long version) throws LinkException {
    return member("v1/members/" + memberId + "/before/" + version);
  }

  private @Nullable LiveMember member(String path) throws LinkException {
    Request request = request(path).get().build();
    try (Response response = send(quick, request)) {
      return response.code() == 404 ? null : read(response, LiveMember.class);
    }
  }

  /**
   * Pairs with the server at {@code server}: the one request without a token.
   *
   * @throws LinkException of kind REFUSED when the code is wrong or used up
   */
  public Pairing.Paired pair(URI server, Pairing.Request pairing) throws LinkException {
    Request request =
        new Request.Builder()
            .url(url(server, "v1/pair"))
            .post(RequestBody.create(Wire.encode(pairing), JSON))
            .build();
    try (Response response = send(patient, request)) {
      return read(response, Pairing.Paired.class);
    }
  }

  private <T> T post(String path, Object body, Class<T> reply) throws LinkException {
    Request request = request(path).post(RequestBody.create(Wire.encode(body), JSON)).build();
    try (Response response = send(patient, request)) {
      return read(response, reply);
    }
  }

  private Request.Builder request(String path) throws LinkException {
    Access now = access.get();
    if (now == null) {
      throw new LinkException(Kind.UNREACHABLE, "this counter is not paired");
    }
    return new Request.Builder()
        .url(url(now.server(), path))
        .header("Authorization", "Bearer " + now.token());
  }

  private static HttpUrl url(URI server, String path) throws LinkException {
    HttpUrl root = HttpUrl.parse(server.toString());
    if (root == null) {
      throw new LinkException(Kind.REFUSED, "not a server address: " + server);
    }
    return root.newBuilder().addPathSegments(path).build();
  }

  private static Response send(OkHttpClient client, Request request) throws LinkException {
    try {
      return client.newCall(request).execute();
    } catch (IOException e) {
      throw lost(request, e);
    }
  }

  private static LinkException lost(Request request, IOException e) {
    return new LinkException(
        ServerTrust.isOtherKey(e) ? Kind.OTHER_KEY : Kind.UNREACHABLE,
        request.url().encodedPath() + ": " + e.getMessage(),
        e);
  }

  private static <T> T read(Response response, Class<T> type) throws LinkException {
    if (response.code() != 200) {
      throw refused(response);
    }
    try {
      ResponseBody body = response.body();
      if (body.contentLength() > LARGEST_REPLY || body.source().request(LARGEST_REPLY + 1)) {
        throw new LinkException(Kind.REFUSED, "a reply of more than " + LARGEST_REPLY + " bytes");
      }
      return Wire.decode(body.bytes(), type);
    } catch (IOException e) {
      throw lost(response.request(), e);
    } catch (WireException e) {
      throw new LinkException(
          Kind.REFUSED,
          response.request().url().encodedPath()
              + " answered what can't be read: "
              + e.getMessage(),
          e);
    }
  }

  private static LinkException refused(Response response) {
    int code = response.code();
    Kind kind =
        switch (code) {
          case 401, 403 -> Kind.REVOKED;
          case 408, 425, 429 -> Kind.UNREACHABLE;
          default -> code >= 500 ? Kind.UNREACHABLE : Kind.REFUSED;
        };
    return new LinkException(
        kind, response.request().url().encodedPath() + ": " + code + " " + complaint(response));
  }

  private static String complaint(Response response) {
    try {
      return response.peekBody(LONGEST_COMPLAINT).string();
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void snapshot(Path file) throws LinkException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Path partSum = file.resolveSibling(file.getFileName() + ".sha256");
    try {
      String sum = fetch(part, partSum);
      String is = sha256(part);
      if (!is.equals(sum)) {
        Files.deleteIfExists(part);
        throw new LinkException(Kind.UNREACHABLE, "the snapshot's checksum is not right");
      }
      Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(partSum);
    } catch (IOException e) {
      throw new LinkException(Kind.UNREACHABLE, "/v1/snapshot: " + e.getMessage(), e);
    }
  }

  /**
   * Gets what is missing of {@code part}; the checksum beside it says which snapshot it is part of,
   * as the server may have made another one since.
   */
  private String fetch(Path part, Path partSum) throws LinkException, IOException {
    long have = Files.exists(part) && Files.exists(partSum) ? Files.size(part) : 0;
    Request.Builder request = request("v1/snapshot");
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    try (Response response = send(streaming, request.build())) {
      int code = response.code();
      if (code == 416) {
        Files.deleteIfExists(part);
        throw new LinkException(Kind.UNREACHABLE, "the snapshot is another one now");
      }
      if (code != 200 && code != 206) {
        throw refused(response);
      }
      String sum = response.header("X-Content-SHA256");
      if (sum == null) {
        throw new LinkException(Kind.REFUSED, "a snapshot without a checksum");
      }
      if (code == 206 && !sum.equals(Files.readString(partSum))) {
        Files.deleteIfExists(part);
        throw new LinkException(Kind.UNREACHABLE, "the snapshot is another one now");
      }
      Files.writeString(partSum, sum);
      copy(response.body(), part, code == 206);
      return sum;
    }
  }

  private static void copy(ResponseBody body, Path part, boolean append) throws IOException {
    try (InputStream in = body.byteStream();
        OutputStream out =
            append
                ? Files.newOutputStream(part, StandardOpenOption.APPEND)
                : Files.newOutputStream(part)) {
      in.transferTo(out);
    }
  }

  private static String sha256(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      byte[] buffer = new byte[BUFFER];
      while (in.read(buffer) >= 0) {
        // The digest reads along.
      }
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** Goes on over new connections, which have to show the key that is known by now. */
  public void forgetConnections() {
    base.connectionPool().evictAll();
  }

  /** Lets go of idle connections and threads. */
  @Override
  public void close() {
    base.dispatcher().executorService().shutdown();
    base.connectionPool().evictAll();
  }
}
