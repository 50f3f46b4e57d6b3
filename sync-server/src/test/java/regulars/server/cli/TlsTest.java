package regulars.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.server.home.ServerFolder;
import regulars.server.home.Whereabouts;
import regulars.server.http.Certificate;

/** The server beyond loopback: TLS only, and the owner's words still find it. */
final class TlsTest {
  @TempDir Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Commands commands() {
    return new Commands(
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of("REGULARS_TLS_PASSWORD", "open sesame"),
            home,
            false),
        Clock.systemUTC(),
        ZoneOffset.UTC);
  }

  private Path keystore() throws IOException, InterruptedException {
    Path file = home.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=regulars.example",
                "-storetype",
                "PKCS12",
                "-storepass",
                "open sesame",
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.exists(file)).isTrue();
    return file;
  }

  @Test
  void every_address_is_served_with_tls_and_the_owners_words_work() throws Exception {
    Path keystore = keystore();
    Commands server = commands();
    Thread thread =
        Thread.startVirtualThread(() ->
            server.run(
                List.of(
                    "server",
                    "--sample",
                    "--listen",
                    "0.0.0.0:0",
                    "--tls-keystore",
                    keystore.toString())));
    Whereabouts where = Whereabouts.read(ServerFolder.in(home));
    while (where == null) {
      assertThat(thread.isAlive()).as(err.toString(StandardCharsets.UTF_8)).isTrue();
      where = Whereabouts.read(ServerFolder.in(home));
    }
    try {
      assertThat(where.url()).startsWith("https://127.0.0.1:");
      assertThat(commands().run(List.of("counters"))).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("Sample data");
      assertThat(plainText(where.port())).doesNotContain("HTTP/1.1 200");
    } finally {
      assertThat(server.stop()).isTrue();
      thread.join();
    }
  }

  @Test
  void without_a_keystore_other_computers_meet_a_key_of_the_servers_own_that_stays()
      throws Exception {
    String first = ownKey();
    String again = ownKey();

    assertThat(again).isEqualTo(first);
    Path file = ServerFolder.in(home).tlsKey();
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  /** What a server that listens to everybody shows; on loopback it speaks without TLS. */
  private String ownKey() throws Exception {
    int port = freePort();
    Commands server = commands();
    Thread thread =
        Thread.startVirtualThread(
            () -> server.run(List.of("server", "--sample", "--listen", "0.0.0.0:" + port)));
    try {
      Whereabouts where = Whereabouts.read(ServerFolder.in(home));
      while (where == null) {
        assertThat(thread.isAlive()).as(err.toString(StandardCharsets.UTF_8)).isTrue();
        where = Whereabouts.read(ServerFolder.in(home));
      }
      assertThat(where.url()).startsWith("http://127.0.0.1:");
      assertThat(plainText(where.port())).contains("HTTP/1.1 200");
      assertThat(plainText(port)).doesNotContain("HTTP/1.1 200");
      assertThat(commands().run(List.of("pair", "Front"))).isZero();
      assertThat(err.toString(StandardCharsets.UTF_8)).contains("regulars join ");
      return Certificate.load(
              Base64.getDecoder().decode(Files.readString(ServerFolder.in(home).tlsKey()).strip()),
              "regulars".toCharArray(),
              "tls.key")
          .keySha256();
    } finally {
      assertThat(server.stop()).isTrue();
      thread.join();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String plainText(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void a_wrong_keystore_is_said_so() throws Exception {
    Path file = Files.writeString(home.resolve("not.p12"), "no keystore");

    int exitCode =
        commands()
            .run(List.of("server", "--listen", "0.0.0.0:0", "--tls-keystore", file.toString()));

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("regulars: ").hasLineCount(1);
  }
}
