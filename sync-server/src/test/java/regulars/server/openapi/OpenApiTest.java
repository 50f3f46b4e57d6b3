package regulars.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import regulars.server.SettableClock;
import regulars.server.SyncServer;
import regulars.server.health.HealthRoutes;
import regulars.server.home.ServerFolder;
import regulars.server.http.Access;
import regulars.server.http.Route;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document and the table of routes say the same. */
final class OpenApiTest {
  private static final Path WIRE =
      Path.of("..", "shared-model", "src", "test", "resources", "wire");

  /** Golden files of the wire format, by how their names begin, and the schema they must fit. */
  private static final Map<String, String> GOLDEN =
      Map.ofEntries(
          Map.entry("answer", "Answer"),
          Map.entry("buyer", "Buyer"),
          Map.entry("hello", "Hello"),
          Map.entry("live-member", "LiveMember"),
          Map.entry("offered", "Offered"),
          Map.entry("pair.", "PairRequest"),
          Map.entry("pair-begin.", "PairBegin"),
          Map.entry("pair-begun.", "PairBegun"),
          Map.entry("pair-finish.", "PairFinish"),
          Map.entry("pair-finished.", "PairFinished"),
          Map.entry("paired", "Paired"),
          Map.entry("poke", "Poke"),
          Map.entry("pull.", "Pull"),
          Map.entry("pulled", "Pulled"),
          Map.entry("push.", "Push"),
          Map.entry("push-former", "Push"),
          Map.entry("pushed", "Pushed"),
          Map.entry("sign-in", "SignInRequest"),
          Map.entry("signed-in", "SignInReply"),
          Map.entry("welcome", "Welcome"));

  private final JsonNode document = JsonMapper.shared().readTree(HealthRoutes.openApi());
  private final Schemas schemas = new Schemas(document);

  @Test
  void every_route_is_in_the_document_and_every_path_of_it_is_a_route(@TempDir Path home)
      throws IOException {
    for (Route route : routes(home)) {
      JsonNode operation =
          document.path("paths").path(route.template()).path(route.method().toLowerCase());
      assertThat(operation.isObject()).as(route.method() + " " + route.template()).isTrue();
      assertThat(operation.has("requestBody"))
          .as("body of " + route.template())
          .isEqualTo(route.mostBytes() > 0);
      assertThat(security(operation)).as(route.template()).isEqualTo(route.access());
      assertThat(operation.path("x-least-role").asString(""))
          .as("role for " + route.template())
          .isEqualTo(route.leastRole() == null ? "" : route.leastRole().name());
      assertThat(parameters(operation))
          .as(route.template())
          .containsExactlyInAnyOrderElementsOf(inBraces(route.template()));
    }
    assertThat(documented()).isEqualTo(inTable(routes(home)));
  }

  private static List<Route> routes(Path home) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var setup =
        SyncServer.Setup.usual(
            ServerFolder.in(home), address, new SettableClock(), new SecureRandom());
    try (SyncServer server = SyncServer.start(setup)) {
      return server.table().routes();
    }
  }

  private static Access security(JsonNode operation) {
    JsonNode security = operation.get("security");
    if (security.isEmpty()) {
      return Access.ANYONE;
    }
    if (security.get(0).has("session")) {
      return Access.SETTINGS;
    }
    return security.get(0).has("owner") ? Access.OWNER : Access.COUNTER;
  }

  private static List<String> parameters(JsonNode operation) {
    List<String> names = new ArrayList<>();
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.get("in").asString().equals("path")) {
        names.add(parameter.get("name").asString());
      }
    }
    return names;
  }

  private static List<String> inBraces(String template) {
    return Stream.of(template.split("/"))
        .filter(part -> part.startsWith("{"))
        .map(part -> part.substring(1, part.length() - 1))
        .toList();
  }

  private Set<String> documented() {
    Set<String> all = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .propertyNames()
                .forEach(method -> all.add(method.toUpperCase() + " " + path.getKey())));
    return all;
  }

  private static Set<String> inTable(List<Route> routes) {
    Set<String> all = new TreeSet<>();
    routes.forEach(route -> all.add(route.method() + " " + route.template()));
    return all;
  }

  @Test
  void every_reference_leads_somewhere_and_every_schema_is_used() {
    List<String> references = document.findValuesAsString("$ref");

    for (String reference : references) {
      assertThat(document.at(reference.substring(1)).isObject()).as(reference).isTrue();
    }
    for (String schema : document.at("/components/schemas").propertyNames()) {
      assertThat(references).contains("#/components/schemas/" + schema);
    }
  }

  @Test
  void every_field_is_described() {
    document
        .at("/components/schemas")
        .properties()
        .forEach(schema -> {
          assertThat(schema.getValue().has("description")).as(schema.getKey()).isTrue();
          schema
              .getValue()
              .path("properties")
              .properties()
              .forEach(field ->
                  assertThat(
                          field.getValue().has("description")
                              || field.getValue().has("$ref")
                              || field.getValue().has("format"))
                      .as(schema.getKey() + "." + field.getKey())
                      .isTrue());
        });
  }

  @Test
  void the_examples_fit_their_schemas() {
    document
        .at("/components/schemas")
        .properties()
        .forEach(schema ->
            schema
                .getValue()
                .path("examples")
                .forEach(example -> assertThat(schemas.check(schema.getKey(), example)).isEmpty()));
  }

  static List<Path> goldenFiles() throws IOException {
    try (Stream<Path> files = Files.list(WIRE)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void the_wire_formats_golden_files_fit_their_schemas(Path file) throws IOException {
    String name = file.getFileName().toString();
    String schema =
        GOLDEN.entrySet().stream()
            .filter(entry -> name.startsWith(entry.getKey()))
            .max(java.util.Comparator.comparingInt(entry -> entry.getKey().length()))
            .orElseThrow()
            .getValue();

    JsonNode value = JsonMapper.shared().readTree(Files.readString(file));

    assertThat(schemas.check(schema, value)).isEmpty();
  }
}
