package regulars.server.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;
import regulars.server.backup.BackupReport;
import regulars.server.backup.BackupRoutes;
import regulars.server.home.Whereabouts;
import regulars.server.pairing.PairedCounter;
import regulars.server.pairing.PairingRoutes;
import regulars.server.rules.RulesRoutes;
import regulars.server.staff.StaffRoutes;

/** The owner's routes of the running server. */
final class HttpOwnerDesk implements OwnerDesk {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration USUAL = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofHours(2);

  private final HttpClient client;
  private final String url;
  private final String key;

  HttpOwnerDesk(Whereabouts server, String key) throws IOException {
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT);
    String certificate = server.certificateSha256();
    if (certificate != null) {
      builder.sslContext(OneCertificate.context(certificate));
    }
    this.client = builder.build();
    this.url = server.url();
    this.key = key;
  }

  /** Only to read what a problem says. */
  private record Problem(int status, String detail) {}

  /** Whether a server answers there. */
  boolean answers() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "/health")).timeout(CONNECT).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public PairingRoutes.CodeReply makeCode(@Nullable String name) throws Exception {
    return post(
        "/v1/owner/pairing-codes",
        new PairingRoutes.CodeRequest(name),
        USUAL,
        PairingRoutes.CodeReply.class);
  }

  @Override
  public List<PairedCounter> counters() throws Exception {
    return get("/v1/owner/counters", PairingRoutes.CounterList.class).counters();
  }

  @Override
  public void revoke(UUID counterId) throws Exception {
    var unused = post(path(counterId, "revoke"), null, USUAL, PairingRoutes.Done.class);
  }

  @Override
  public void markLost(UUID counterId) throws Exception {
    var unused = post(path(counterId, "lost"), null, USUAL, PairingRoutes.Done.class);
  }

  @Override
  public BackupReport backup(Path file) throws Exception {
    return post(
        "/v1/owner/backup",
        new BackupRoutes.BackupRequest(file.toString()),
        LONG,
        BackupReport.class);
  }

  @Override
  public RulesRoutes.InForce rules() throws Exception {
    return get("/v1/owner/rules", RulesRoutes.InForce.class);
  }

  @Override
  public List<StaffRoutes.Person> staff() throws Exception {
    return get("/v1/settings/staff", StaffRoutes.People.class).staff();
  }

  @Override
  public void setPin(String staffId, String pin) throws Exception {
    var unused =
        post(
            "/v1/settings/staff/" + staffId + "/pin",
            new StaffRoutes.NewPin(pin),
            USUAL,
            StaffRoutes.Changed.class);
  }

  private static String path(UUID counterId, String what) {
    return "/v1/owner/counters/" + counterId + "/" + what;
  }

  private <T> T get(String path, Class<T> type) throws Exception {
    return send(request(path).timeout(USUAL).GET().build(), type);
  }

  private <T> T post(String path, @Nullable Object body, Duration limit, Class<T> type)
      throws Exception {
    HttpRequest.Builder request = request(path).timeout(limit);
    if (body == null) {
      request.POST(HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofByteArray(Wire.encode(body)));
    }
    return send(request.build(), type);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + key);
  }

  private <T> T send(HttpRequest request, Class<T> type) throws Exception {
    HttpResponse<byte[]> response;
    try {
      response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new CommandFailed(
          CommandFailed.FAILED,
          "The server at " + url + " doesn't answer (" + e.getClass().getSimpleName() + ").");
    }
    if (response.statusCode() != 200) {
      throw new CommandFailed(CommandFailed.FAILED, detail(response.body()));
    }
    return Wire.decode(response.body(), type);
  }

  private static String detail(byte[] body) {
    try {
      return Wire.decode(body, Problem.class).detail();
    } catch (WireException e) {
      return "The server's answer can't be read: is it Regulars?";
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
