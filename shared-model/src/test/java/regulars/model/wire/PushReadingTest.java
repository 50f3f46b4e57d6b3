package regulars.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import regulars.model.sync.Offered;
import regulars.model.sync.Push;
import regulars.model.sync.Refusal;

/** One bad operation must not spoil a push: it would block its counter for ever. */
class PushReadingTest {
  private static final String LEDGER = "0199a3c4-0000-7000-8000-000000000001";
  private static final String GOOD =
      """
      {"operation":{"opId":"0199a3c4-0000-7000-8000-000000000002","opSeq":7,\
      "occurredAt":"2026-11-02T08:15:30.000Z","action":{"kind":"adjust",\
      "memberId":"0199a3c4-0000-7000-8000-000000000003","points":5,"reason":"sorry"}},\
      "withdrawn":false}\
      """;

  @Test
  void anOperationThatCanBeReadIsTheOneThatWasEncoded() throws WireException {
    Offered offered = Wire.decode(GOOD, Offered.class);
    Push push = new Push(UUID.fromString(LEDGER), 3, List.of(offered));

    PushReading reading = Wire.decodePush(Wire.encode(push));

    assertThat(reading)
        .isEqualTo(new PushReading(push.ledgerId(), 3, List.of(new PushReading.Good(offered))));
  }

  @Test
  void theTextOfAnUnreadableOneIsKeptAndTheOthersAreRead() throws WireException {
    String bad = GOOD.replace("\"points\":5", "\"points\":\"<é>\"");

    PushReading reading = push(GOOD, bad, GOOD);

    PushReading.Good good = new PushReading.Good(Wire.decode(GOOD, Offered.class));
    assertThat(reading.items())
        .containsExactly(
            good,
            new PushReading.Bad(
                UUID.fromString("0199a3c4-0000-7000-8000-000000000002"),
                7L,
                Refusal.INVALID,
                "operation.action.points: a whole number is expected",
                bad),
            good);
  }

  @Test
  void anUnknownKindIsUnsupported() throws WireException {
    PushReading.Bad bad = bad(GOOD.replace("\"adjust\"", "\"teleport\""));
    assertThat(bad.code()).isEqualTo(Refusal.UNSUPPORTED);
    assertThat(bad.detail()).isEqualTo("operation.action: unknown kind \"teleport\"");
    assertThat(bad.opSeq()).isEqualTo(7L);
  }

  @Test
  void aMissingKindIsInvalid() throws WireException {
    PushReading.Bad bad = bad(GOOD.replace("\"kind\":\"adjust\",", ""));
    assertThat(bad.code()).isEqualTo(Refusal.INVALID);
    assertThat(bad.detail()).isEqualTo("operation.action: kind is missing");
  }

  @Test
  void aFieldThatIsThereTwiceSpoilsItsOperationAlone() throws WireException {
    PushReading.Bad bad = bad(GOOD.replace("\"points\":5", "\"points\":5,\"points\":6"));
    assertThat(bad.code()).isEqualTo(Refusal.INVALID);
    assertThat(bad.detail()).contains("points");
    assertThat(bad.opId()).as("it can be answered under its own id").isNotNull();
    assertThat(bad.opSeq()).isEqualTo(7L);
  }

  /** Else a counter that gives up waiting for an unreadable operation would be quarantined. */
  @Test
  void theDigestOfAnUnreadableOneIsTheSameWhenItIsWithdrawnOrHasAReceipt() throws WireException {
    String unknown = GOOD.replace("\"adjust\"", "\"teleport\"");
    byte[] digest = Wire.digest(bad(unknown));

    assertThat(Wire.digest(bad(unknown.replace("\"withdrawn\":false", "\"withdrawn\":true"))))
        .isEqualTo(digest);
    assertThat(Wire.digest(bad("{\"receipt\":{\"kind\":\"x\"}," + unknown.substring(1))))
        .isEqualTo(digest);
    assertThat(Wire.digest(bad(unknown.replace("sorry", "again")))).isNotEqualTo(digest);
    assertThat(Wire.digest(bad("[]"))).isNotEqualTo(Wire.digest(bad("{}")));
  }

  /** So that a server which learns the kind later knows the operation again. */
  @Test
  void theDigestDoesNotDependOnWhetherTheOperationCouldBeRead() throws WireException {
    PushReading.Bad unread = new PushReading.Bad(null, null, Refusal.UNSUPPORTED, "", GOOD);
    assertThat(Wire.digest(unread))
        .isEqualTo(Wire.digest(Wire.decode(GOOD, Offered.class).operation()));
  }

  @Test
  void whatIsNoObjectAtAllHasNoIdAndNoPlace() throws WireException {
    for (String op :
        List.of("null", "1", "\"x\"", "[]", "{}", "{\"operation\":1}", "-0.5e9", "true")) {
      PushReading.Bad bad = bad(op);
      assertThat(bad.opId()).as(op).isNull();
      assertThat(bad.opSeq()).as(op).isNull();
      assertThat(bad.code()).as(op).isEqualTo(Refusal.INVALID);
      assertThat(bad.payload()).isEqualTo(op);
    }
  }

  @Test
  void placesBeyondAnyNumberAreNotGuessed() throws WireException {
    PushReading.Bad bad = bad(GOOD.replace(":7", ":99999999999999999999"));
    assertThat(bad.opSeq()).isNull();
    assertThat(bad.detail()).isEqualTo("operation.opSeq: the number is out of range");
    assertThat(bad(GOOD.replace(":7", ":7.0")).opSeq()).isNull();
  }

  @Test
  void aLargePushWithSpacesAndOtherScriptsIsCutAtTheRightPlaces() throws WireException {
    String wide = GOOD.replace("sorry", "дуже 😀 шкода".repeat(40)).replace(",", " ,\n\t");
    String[] ops = IntStream.range(0, Push.MOST_OPS).mapToObj(i -> wide).toArray(String[]::new);

    PushReading reading = push(ops);

    PushReading.Good good = new PushReading.Good(Wire.decode(wide, Offered.class));
    assertThat(reading.items()).hasSize(Push.MOST_OPS).containsOnly(good);
  }

  @Test
  void aPushThatIsWrongAsAWholeIsRefusedWithTheField() {
    assertRefused("", "an object is expected");
    assertRefused("[]", "an object is expected");
    assertRefused("{", "not readable as JSON");
    assertRefused("{\"epoch\":1,\"ops\":[]}", "ledgerId: is missing");
    assertRefused("{\"ledgerId\":\"1-1-1-1-1\"}", "ledgerId: an id like");
    assertRefused("{\"epoch\":1.5}", "epoch: a whole number is expected");
    assertRefused("{\"epoch\":1,\"epoch\":1}", "epoch: is there twice");
    assertRefused("{\"ops\":{}}", "ops: a list is expected");
    String whole = "{\"ledgerId\":\"" + LEDGER + "\",\"epoch\":1,\"ops\":[]}";
    assertRefused(whole + "x", "not readable as JSON");
    assertRefused(whole + whole, "something follows the end of the message");
    assertRefused(whole.replace("[]", "[" + "0,".repeat(200) + "0]"), "ops: more than 200");
    assertRefused(whole.replace("[]", "[".repeat(100)), "deeper");
  }

  private static void assertRefused(String push, String saying) {
    assertThatThrownBy(() -> Wire.decodePush(push.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(WireException.class)
        .hasMessageContaining(saying);
  }

  private static PushReading.Bad bad(String op) throws WireException {
    return (PushReading.Bad) push(op).items().getFirst();
  }

  private static PushReading push(String... ops) throws WireException {
    String push =
        "{\"ledgerId\":\"%s\",\"later\":{\"a\":[1]},\"epoch\":3,\"ops\":[%s]}"
            .formatted(LEDGER, String.join(",", ops));
    return Wire.decodePush(push.getBytes(StandardCharsets.UTF_8));
  }
}
