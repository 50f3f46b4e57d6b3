package regulars.counter.sync;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import regulars.counter.office.Office;
import regulars.counter.office.OfficeException;
import regulars.counter.office.OfficeException.Kind;
import regulars.model.staff.SignIn;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;

/**
 * The office over HTTP. Who is signed in asks; before the shop has set up any staff, the owner's
 * key does where this PC keeps one. Safe for use by several threads.
 */
public final class HttpOffice implements Office, AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final long LARGEST_REPLY = 16L << 20;
  private static final long LARGEST_COMPLAINT = 64 << 10;
  private static final byte[] NOTHING = {};
  private static final String PROBLEM = "urn:regulars:problem:";

  private final Supplier<HttpServerLink.@Nullable Access> access;
  private final Supplier<@Nullable String> ownerKey;
  private volatile @Nullable String session;
  private final OkHttpClient http;

  /** A file takes as long as it takes; only standing still for long ends it. */
  private final OkHttpClient streaming;

  /**
   * To wherever {@code access} says at each request.
   *
   * @param ownerKey the key of the server on this PC, read at each request; null where there is
   *     none
   */
  public HttpOffice(
      Supplier<HttpServerLink.@Nullable Access> access, Supplier<@Nullable String> ownerKey) {
    this.access = access;
    this.ownerKey = ownerKey;
    this.http =
        HttpServerLink.trust(access)
            .into(new OkHttpClient.Builder())
            .retryOnConnectionFailure(false)
            .connectionPool(HttpServerLink.pool())
            .followRedirects(false)
            .connectTimeout(Duration.ofSeconds(2))
            .callTimeout(Duration.ofSeconds(30))
            .build();
    this.streaming =
        http.newBuilder().callTimeout(Duration.ZERO).readTimeout(Duration.ofSeconds(15)).build();
  }

  private record Problem(@Nullable String type, @Nullable String detail) {}

  @Override
  public <T> T read(String path, Class<T> reply) throws OfficeException {
    return send(request("settings/" + path).get().build(), reply);
  }

  @Override
  public <T> T tell(String path, @Nullable Object body, Class<T> reply) throws OfficeException {
    RequestBody bytes =
        body == null
            ? RequestBody.create(NOTHING, null)
            : RequestBody.create(Wire.encode(body), JSON);
    return send(request("settings/" + path).post(bytes).build(), reply);
  }

  @Override
  public boolean fetch(String path, Path target, LongConsumer progress, BooleanSupplier stopped)
      throws OfficeException, IOException {
    try (Response response = call(request("settings/" + path).get().build())) {
      if (response.code() != 200) {
        throw refused(response.code(), response.peekBody(LARGEST_COMPLAINT).bytes());
      }
      return new Fetched(response, target).put(progress, stopped);
    }
  }

  private Response call(Request request) throws OfficeException {
    try {
      return streaming.newCall(request).execute();
    } catch (IOException e) {
      throw OfficeException.offline(e);
    }
  }

  @Override
  public SignIn.Reply signIn(SignIn.Request who) throws OfficeException {
    Request request = bare("sign-in").post(RequestBody.create(Wire.encode(who), JSON)).build();
    SignIn.Reply reply = send(request, SignIn.Reply.class);
    session = reply.session();
    return reply;
  }

  @Override
  public void signOut() {
    if (session == null) {
      return;
    }
    try {
      Request request =
          request("settings/sign-out").post(RequestBody.create(NOTHING, null)).build();
      session = null;
      http.newCall(request).execute().close();
    } catch (IOException | OfficeException e) {
      session = null; // At the server it ends by itself.
    }
  }

  private Request.Builder request(String path) throws OfficeException {
    String mine = session;
    if (mine != null) {
      return bare(path).header("Regulars-Session", mine);
    }
    String key = ownerKey.get();
    return key == null ? bare(path) : bare(path).header("Authorization", "Bearer " + key);
  }

  private Request.Builder bare(String path) throws OfficeException {
    HttpServerLink.Access now = access.get();
    HttpUrl root = now == null ? null : HttpUrl.parse(now.server().toString());
    HttpUrl url = root == null ? null : root.resolve("/v1/" + path);
    if (now == null || url == null) {
      throw OfficeException.offline(new IOException("this counter is not paired"));
    }
    return new Request.Builder().url(url).header("Authorization", "Bearer " + now.token());
  }

  private <T> T send(Request request, Class<T> reply) throws OfficeException {
    try (Response response = http.newCall(request).execute()) {
      ResponseBody body = response.body();
      if (body.contentLength() > LARGEST_REPLY || body.source().request(LARGEST_REPLY + 1)) {
        throw new OfficeException(Kind.REFUSED, "", "The server's reply is too large.");
      }
      byte[] bytes = body.bytes();
      if (response.code() != 200) {
        throw refused(response.code(), bytes);
      }
      return Wire.decode(bytes, reply);
    } catch (WireException e) {
      throw new OfficeException(
          Kind.REFUSED, "", "The server and this counter do not match: " + e.getMessage());
    } catch (IOException e) {
      throw OfficeException.offline(e);
    }
  }

  private static OfficeException refused(int code, byte[] body) {
    String word = "";
    String sentence = "The server answered " + code + ".";
    try {
      Problem problem = Wire.decode(body, Problem.class);
      if (problem.type() != null && problem.type().startsWith(PROBLEM)) {
        word = problem.type().substring(PROBLEM.length());
      }
      if (problem.detail() != null) {
        sentence = problem.detail();
      }
    } catch (WireException e) {
      // A proxy's page, say: the code has to do.
    }
    Kind kind =
        switch (code) {
          case 401 -> Kind.SIGN_IN;
          case 403 -> Kind.NOT_ALLOWED;
          case 408, 425, 429, 500, 502, 503, 504 -> Kind.OFFLINE;
          default -> Kind.REFUSED;
        };
    return new OfficeException(kind, word, sentence);
  }

  /** Lets go of idle connections and threads. */
  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
