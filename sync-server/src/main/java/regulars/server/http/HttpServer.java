package regulars.server.http;

import io.helidon.common.socket.SocketOptions;
import io.helidon.common.tls.TlsConfig;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.websocket.WsConfig;
import io.helidon.webserver.websocket.WsRouting;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The port: HTTP/1.1 and WebSocket, a virtual thread for each connection. Owns its sockets and
 * threads.
 *
 * <p>Limits: {@value #MOST_CONNECTIONS} connections without TLS; a request's headers and body in 20
 * seconds; a silent connection a minute; one piece of a file 30 seconds; a WebSocket frame 5.
 */
public final class HttpServer implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 1_024;
  private static final int MOST_HEADER_BYTES = 16 << 10;

  /** Keeps one chunk of an upload from filling the memory; routes have their own, lower limits. */
  private static final long MOST_PAYLOAD = 8L << 20;

  /** How long requests in flight have to end when the server stops. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final WebServer server;
  private final Sockets sockets;
  private final LongRequests longRequests;
  private final ScheduledExecutorService sweeper;

  private HttpServer(
      WebServer server,
      Sockets sockets,
      LongRequests longRequests,
      ScheduledExecutorService sweeper) {
    this.server = server;
    this.sockets = sockets;
    this.longRequests = longRequests;
    this.sweeper = sweeper;
  }

  /**
   * Where and for whom to listen.
   *
   * @param address port 0 for any free one
   * @param certificate null to speak without TLS
   * @param table every route
   * @param pokesPath the route that is a WebSocket
   * @param gate who is who
   * @param sockets where open WebSockets are found
   * @param expected the problem that a handler's exception stands for; null for a bug
   * @param limits how long clients may take
   */
  public record Setup(
      InetSocketAddress address,
      @Nullable Certificate certificate,
      RouteTable table,
      String pokesPath,
      Gate gate,
      Sockets sockets,
      Function<Exception, @Nullable Problem> expected,
      Limits limits) {}

  /**
   * How long clients may take.
   *
   * @param request for a request's headers and body together; a megabyte over a bad line takes a
   *     while
   * @param ping how often a WebSocket is pinged; a connection that is silent for three times as
   *     long is cut
   */
  public record Limits(Duration request, Duration ping) {
    /** What suits a shop. */
    public static final Limits USUAL = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20));

    Duration silence() {
      return ping.multipliedBy(3);
    }
  }

  /**
   * Starts listening.
   *
   * @throws IOException when the port can't be had
   */
  public static HttpServer start(Setup setup) throws IOException {
    Deadlines deadlines = new Deadlines(System::nanoTime, setup.limits().request());
    Doorman doorman = new Doorman(setup.gate());
    LongRequests longRequests = new LongRequests();
    Dispatcher dispatcher =
        new Dispatcher(
            setup.table(), doorman, deadlines, longRequests, setup.expected(), System::nanoTime);
    WebServerConfig.Builder config = limits(setup, deadlines);
    config
        .addRouting(HttpRouting.builder().any(dispatcher))
        .addRouting(
            WsRouting.builder()
                .endpoint(
                    setup.pokesPath(),
                    () ->
                        new PokeSocket(
                            setup.sockets(), doorman, deadlines, setup.limits().ping())));
    tryPort(setup.address());
    WebServer server = config.build();
    server.start();
    if (!server.isRunning()) {
      throw new BindException("nothing could be opened at " + setup.address());
    }
    ScheduledExecutorService sweeper =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("slow-connections").factory());
    var unused = sweeper.scheduleWithFixedDelay(deadlines::sweep, 500, 500, TimeUnit.MILLISECONDS);
    return new HttpServer(server, setup.sockets(), longRequests, sweeper);
  }

  /** Helidon (4.3.1) only logs that a port is taken, and comes back as if it were listening. */
  private static void tryPort(InetSocketAddress address) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(address);
    }
  }

  private static WebServerConfig.Builder limits(Setup setup, Deadlines deadlines) {
    WebServerConfig.Builder config =
        WebServer.builder()
            .shutdownHook(false)
            .featuresDiscoverServices(false)
            .protocolsDiscoverServices(false)
            .address(setup.address().getAddress())
            .port(setup.address().getPort())
            .maxPayloadSize(MOST_PAYLOAD)
            // With TLS a broken handshake never gives its place back (Helidon 4.3.1).
            .maxTcpConnections(setup.certificate() == null ? MOST_CONNECTIONS : -1)
            .idleConnectionTimeout(setup.limits().silence())
            .idleConnectionPeriod(Duration.ofSeconds(5))
            .shutdownGracePeriod(GRACE)
            .connectionOptions(
                new Patience(
                    SocketOptions.builder().tcpNoDelay(true).build(), setup.limits().silence()))
            .directHandlers(HttpServer::refusals)
            .errorHandling(ErrorHandling.builder().includeEntity(true).build())
            .addProtocol(
                Http1Config.builder()
                    .maxHeadersSize(MOST_HEADER_BYTES)
                    // Their logs would show paths and tokens.
                    .receiveLog(false)
                    .sendLog(false)
                    .addReceiveListener(deadlines)
                    .build())
            .addProtocol(WsConfig.builder().maxFrameLength(4_096).build());
    Certificate certificate = setup.certificate();
    if (certificate != null) {
      config.tls(
          TlsConfig.builder()
              .sslContext(certificate.context())
              .addEnabledProtocol("TLSv1.3")
              .addEnabledProtocol("TLSv1.2")
              .build());
    }
    return config;
  }

  /** Requests that are refused before a route is looked for get the same kind of answer. */
  private static void refusals(DirectHandlers.Builder handlers) {
    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
      handlers.addHandler(
          type,
          (request, event, status, headers, message) -> {
            Problem problem = refusal(status.code());
            headers.set(HeaderValues.create(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE));
            return DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(withoutKeepAlive(headers))
                .entity(problem.json())
                .keepAlive(false)
                .build();
          });
    }
  }

  private static ServerResponseHeaders withoutKeepAlive(ServerResponseHeaders headers) {
    headers.set(HeaderValues.CONNECTION_CLOSE);
    return headers;
  }

  private static Problem refusal(int status) {
    return switch (status) {
      case 413 -> new Problem(413, "too-large", "The body is far too large: send less at a time.");
      case 500 ->
          new Problem(500, "internal-error", "The server made a mistake; its log says more.");
      case 503 -> Problem.unavailable("Too many connections: try again in a moment.", 1);
      default ->
          new Problem(
              status,
              "bad-request",
              "This is not a well-formed HTTP/1.1 request: check its first line and headers.");
    };
  }

  /** The port, also when any was asked for. */
  public int port() {
    return server.port();
  }

  /** Whether it still listens; false when the listener broke, for instance without file handles. */
  public boolean isListening() {
    return server.isRunning();
  }

  /** Stops accepting, lets requests in flight end, closes every connection. */
  @Override
  public void close() {
    sockets.endAll();
    server.stop();
    longRequests.close();
    sweeper.shutdownNow();
  }
}
