package regulars.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import regulars.model.member.Buyer;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Change;
import regulars.model.sync.Offered;
import regulars.model.sync.Pulled;

/**
 * The wire format, frozen: counters and servers of two versions meet, and stored operations are
 * compared by the hash of their encoding. A file here changes only with the protocol's version.
 *
 * <p>To add a message: put it into {@link Samples}, run with {@code
 * -Dtest.jvm.args=-Dgolden.write=true}, read the new file. Files that exist are never written over.
 */
class GoldenFilesTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "wire");

  @TestFactory
  Stream<DynamicTest> everyMessageIsWrittenAsItsFileSays() {
    return each((name, value) -> assertThat(Wire.text(value) + "\n").isEqualTo(file(name)));
  }

  @TestFactory
  Stream<DynamicTest> textAndBytesAreTheSame() {
    return each((name, value) ->
        assertThat(Wire.encode(value))
            .isEqualTo(Wire.text(value).getBytes(StandardCharsets.UTF_8)));
  }

  @TestFactory
  Stream<DynamicTest> everyFileReadsAsItsMessage() {
    return each((name, value) ->
        assertThat((Object) Wire.decode(bytes(name), value.getClass())).isEqualTo(value));
  }

  @Test
  void noFileIsLeftOver() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Samples.all().keySet().stream().map(name -> name + ".json").toList());
    }
  }

  @Test
  void everyKindHasAFile() {
    Set<Class<?>> sampled = new HashSet<>();
    Deque<Object> open = new ArrayDeque<>(Samples.all().values());
    while (!open.isEmpty()) {
      Object value = open.pop();
      sampled.add(value.getClass());
      if (value instanceof List<?> list) {
        open.addAll(list);
      } else if (value instanceof Record) {
        open.addAll(Components.of(value));
      }
    }
    for (Class<?> type : List.of(Action.class, Answer.class, Buyer.class, Change.class)) {
      assertThat(sampled).contains(type.getPermittedSubclasses());
    }
  }

  /** What a version after this one may send: more fields everywhere, more kinds of change. */
  @Test
  void fieldsOfALaterVersionAreIgnored() throws Exception {
    assertThat(Wire.decode(bytes("later/offered-sale"), Offered.class))
        .isEqualTo(Samples.all().get("offered-sale"));
  }

  @Test
  void changesOfAKindThatOnlyALaterVersionKnowsAreLeftOut() throws Exception {
    Pulled pulled = Wire.decode(bytes("later/pulled"), Pulled.class);
    assertThat(pulled.changes()).containsExactly(new Change.MemberErased(72, Samples.MEMBER));
    assertThat(pulled.head().revision()).isEqualTo(77);
  }

  private interface Check {
    void of(String name, Object value) throws Exception;
  }

  private static Stream<DynamicTest> each(Check check) {
    return Samples.all().entrySet().stream()
        .map(sample ->
            DynamicTest.dynamicTest(
                sample.getKey(), () -> check.of(sample.getKey(), sample.getValue())));
  }

  private static String file(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String name) throws IOException {
    Path file = FOLDER.resolve(name + ".json");
    if (Boolean.getBoolean("golden.write") && !Files.exists(file)) {
      Files.writeString(file, Wire.text(Samples.all().get(name)) + "\n");
    }
    return Files.readAllBytes(file);
  }
}
