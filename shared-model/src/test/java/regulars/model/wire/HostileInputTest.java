package regulars.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import regulars.model.sync.Offered;
import regulars.model.sync.Operation;
import regulars.model.sync.Push;

/** Whatever comes, the reader gives a value or says what is wrong; nothing else ever escapes. */
class HostileInputTest {
  private static final long SEED = 20_261_102;
  private static final String[] TROUBLE = {
    "null",
    "{}",
    "[]",
    "-1",
    "1e999",
    "\"\"",
    "\"\\u0000\"",
    "\"kind\":",
    "true",
    "9".repeat(30),
    "\"2026-11-02\"",
    ",",
    ":",
    "\\",
    "\"",
    "\ud83d\ude00",
    "\u0000",
    "{\"kind\":\"nobody\"}"
  };

  @Test
  void mutatedMessagesAreReadOrRefused() {
    Random random = new Random(SEED);
    List<Object> samples = List.copyOf(Samples.all().values());
    int refused = 0;
    for (int i = 0; i < 8_000; i++) {
      Object sample = samples.get(random.nextInt(samples.size()));
      byte[] json = mutated(Wire.encode(sample), random);
      try {
        assertThat(Wire.<Object>decode(json, type(sample))).isNotNull();
      } catch (WireException e) {
        assertThat(e.getMessage()).isNotBlank().hasSizeLessThanOrEqualTo(200);
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError(
            "seed " + SEED + ", " + new String(json, StandardCharsets.UTF_8), e);
      }
    }
    assertThat(refused).isBetween(2_000, 7_999);
  }

  @Test
  void mutatedPushesAreReadOrRefusedAndWhatIsReadCanBeWritten() {
    Random random = new Random(SEED);
    Offered sale = (Offered) Samples.all().get("offered-sale");
    byte[] push = Wire.encode(new Push(Samples.LEDGER, 1, List.of(sale, sale, sale)));
    for (int i = 0; i < 8_000; i++) {
      byte[] json = mutated(push, random);
      try {
        for (PushReading.Item item : Wire.decodePush(json).items()) {
          assertThat(digest(item)).hasSize(32);
        }
      } catch (WireException e) {
        assertThat(e.getMessage()).isNotBlank().hasSizeLessThanOrEqualTo(200);
      } catch (RuntimeException e) {
        throw new AssertionError(
            "seed " + SEED + ", " + new String(json, StandardCharsets.UTF_8), e);
      }
    }
  }

  private static byte[] digest(PushReading.Item item) throws WireException {
    return switch (item) {
      case PushReading.Bad bad -> Wire.digest(bad);
      case PushReading.Good good -> {
        Operation operation = good.offered().operation();
        assertThat(Wire.decode(Wire.encode(operation), Operation.class)).isEqualTo(operation);
        yield Wire.digest(operation);
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static Class<Object> type(Object sample) {
    return (Class<Object>) sample.getClass();
  }

  /** One to three places changed: a bit, a piece dropped or doubled, or trouble put in. */
  private static byte[] mutated(byte[] json, Random random) {
    byte[] bytes = json;
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int at = random.nextInt(bytes.length);
      int length = random.nextInt(Math.min(24, bytes.length - at));
      bytes =
          switch (random.nextInt(4)) {
            case 0 -> flipped(bytes, at, random.nextInt(8));
            case 1 -> joined(bytes, at, new byte[0], at + length);
            case 2 -> joined(bytes, at + length, new byte[0], at);
            default -> {
              String trouble = TROUBLE[random.nextInt(TROUBLE.length)];
              yield joined(bytes, at, trouble.getBytes(StandardCharsets.UTF_8), at + length);
            }
          };
      if (bytes.length == 0) {
        return json;
      }
    }
    return bytes;
  }

  private static byte[] flipped(byte[] bytes, int at, int bit) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= (byte) (1 << bit);
    return flipped;
  }

  private static byte[] joined(byte[] bytes, int to, byte[] middle, int from) {
    byte[] joined = new byte[to + middle.length + bytes.length - from];
    System.arraycopy(bytes, 0, joined, 0, to);
    System.arraycopy(middle, 0, joined, to, middle.length);
    System.arraycopy(bytes, from, joined, to + middle.length, bytes.length - from);
    return joined;
  }
}
