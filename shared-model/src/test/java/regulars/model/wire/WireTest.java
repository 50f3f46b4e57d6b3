package regulars.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulars.model.earn.WhyLine;
import regulars.model.sync.Cursor;
import regulars.model.sync.Offered;
import regulars.model.sync.Operation;
import regulars.model.sync.Pull;
import regulars.model.sync.Pulled;
import regulars.model.value.Money;

/** What is refused, and in which words. */
class WireTest {
  private static final String SALE = Wire.text(Samples.all().get("offered-sale"));
  private static final String PULL = Wire.text(Samples.all().get("pull"));

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "opSeq":7          | "opSeq":7.0             | operation.opSeq: a whole number is expected
          "opSeq":7          | "opSeq":7e0             | operation.opSeq: a whole number is expected
          "opSeq":7          | "opSeq":"7"             | operation.opSeq: a whole number is expected
          "opSeq":7          | "opSeq":null            | operation.opSeq: is missing
          "opSeq":7,         | ``                      | operation.opSeq: is missing
          "opSeq":7          | "opSeq":true            | operation.opSeq: a whole number is expected
          "opSeq":7          | "opSeq":[7]             | operation.opSeq: a whole number is expected
          "opSeq":7          | "opSeq":9223372036854775808 | operation.opSeq: the number is out of range
          "amount":950       | "amount":-1             | operation.action.sale.lines[1]: a line's amount can't be negative: -1
          "amount":950       | "amount":"950"          | operation.action.sale.lines[1].amount: a whole number is expected
          "minor":1850       | "minor":-1              | operation.action.sale: a sale's total must be 0 to 1000000000000 minor units
          "USD"              | "usd"                   | operation.action.sale.total.currency: a currency like USD is expected
          "USD"              | 840                     | operation.action.sale.total.currency: a currency like USD is expected
          "ticket":"0042/7"  | "ticket":" "            | operation.action.sale.key: ticket must have 1 to 64 characters
          "ticket":"0042/7"  | "ticket":42             | operation.action.sale.key.ticket: text is expected
          "ticket":"0042/7"  | "ticket":null           | operation.action.sale.key.ticket: is missing
          "ticket":"0042/7"  | "ticket":"\\ud83d"      | operation.action.sale.key.ticket: text is expected
          "2026-11-02"       | "2026-02-30"            | operation.action.sale.key.businessDay: a date like 2026-11-02 is expected
          "2026-11-02"       | "+999999-01-01"         | operation.action.sale.key.businessDay: a date like 2026-11-02 is expected
          "SALE"             | "sale"                  | operation.action.sale.key.kind: one of SALE, REFUND, VOID is expected
          "SALE"             | 0                       | operation.action.sale.key.kind: one of SALE, REFUND, VOID is expected
          "SALE"             | ""                      | operation.action.sale.key.kind: one of SALE, REFUND, VOID is expected
          "quantity":"2"     | "quantity":2            | operation.action.sale.lines[0].quantity: a decimal number as text, like "0.350" is expected
          "quantity":"2"     | "quantity":"1e999999"   | operation.action.sale.lines[0].quantity: a decimal number as text, like "0.350" is expected
          "kind":"nobody"    | "kind":"someone"        | operation.action.sale.buyer: unknown kind "someone"
          "kind":"nobody"    | "kind":7                | operation.action.sale.buyer: unknown kind "7"
          {"kind":"nobody"}  | "nobody"                | operation.action.sale.buyer: kind is missing
          {"kind":"nobody"}  | {"kind":"phone","phone":"415"} | operation.action.sale.buyer.phone: a phone number like +14155552671 is expected
          {"kind":"nobody"}  | {"kind":"number","number":"1042-8"} | operation.action.sale.buyer.number: a member number like 1042-9 is expected
          "withdrawn":false  | "withdrawn":0           | withdrawn: true or false is expected
          "withdrawn":false  | "withdrawn":"false"     | withdrawn: true or false is expected
          "withdrawn":false  | "withdrawn":false,"withdrawn":true | not readable as JSON
          "lines":[{         | "lines":[null,{         | operation.action.sale.lines[0]: is missing
          "opId":"0199a3c4   | "opId":"199a3c4         | operation.opId: an id like 0199a3c4-… is expected
          08:15:30.250Z      | 08:15:60.250Z           | operation.occurredAt: a time like 2026-11-02T08:15:30.000Z is expected
          "occurredAt":"2026 | "occurredAt":1793607330250,"x":"2026 | operation.occurredAt: a time like 2026-11-02T08:15:30.000Z is expected
          """)
  void theMessageNamesTheFieldAndWhatIsWrongWithIt(String from, String to, String message) {
    assertThat(SALE).contains(from);
    int at = SALE.indexOf(from);
    String json = SALE.substring(0, at) + to + SALE.substring(at + from.length());
    assertThatThrownBy(() -> Wire.decode(json, Offered.class))
        .isInstanceOf(WireException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aMessageIsWholeAndAlone() {
    assertRefused("", "the message is empty");
    assertRefused(" \n", "the message is empty");
    assertRefused("null", "the message is null");
    assertRefused("7", "an object is expected");
    assertRefused("[]", "an object is expected");
    assertRefused(PULL.substring(0, PULL.length() - 1), "not readable as JSON");
    assertRefused(PULL + PULL, "something follows the end of the message");
    assertRefused(PULL + "x", "not readable as JSON");
    assertRefused(PULL.replace("\"limit\":500", "\"limit\":3000000000"), "limit: the number is");
    assertRefused(PULL.replace("\"limit\"", "'limit'"), "not readable as JSON");
    assertRefused(PULL.replace(":500", ":NaN"), "not readable as JSON");
    assertRefused(PULL.replace(":500", ":500 // all"), "not readable as JSON");
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedAlsoInFieldsNobodyReads() {
    byte[] latin1 =
        PULL.replace("{\"ledgerId\"", "{\"x\":\"é\",\"ledgerId\"")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Wire.decode(latin1, Pull.class))
        .hasMessage("the message is not UTF-8");
    assertThatThrownBy(() -> Wire.decodePush(latin1)).hasMessage("the message is not UTF-8");
  }

  @Test
  void depthAndLengthAreBounded() {
    assertRefused("{\"x\":" + "[".repeat(30) + "]".repeat(30) + "}", "larger or deeper");
    assertRefused("{\"epoch\":" + "9".repeat(60) + "}", "larger or deeper");
    assertRefused(
        "{\"ledgerId\":\"" + "a".repeat((1 << 20) + 1) + "\"}", "ledgerId: larger or deeper");
  }

  @Test
  void aComplaintNeverEchoesMuchOfWhatCame() {
    String json = SALE.replace("\"nobody\"", "\"" + "k".repeat(5_000) + "\"");
    assertThatThrownBy(() -> Wire.decode(json, Offered.class))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThanOrEqualTo(200))
        .hasMessageStartingWith("operation.action.sale.buyer: unknown kind \"kkk");
    assertRefused("{" + "x".repeat(5_000), "not readable as JSON");
  }

  @Test
  void nullIsNoChangeAndNoEntry() {
    String pulled = Wire.text(Samples.all().get("pulled-nothing"));
    assertThatThrownBy(
            () -> Wire.decode(pulled.replace("\"entries\":[]", "\"entries\":[null]"), Pulled.class))
        .hasMessage("entries[0]: is missing");
  }

  @Test
  void timesHaveMillisecondsWhateverCame() throws WireException {
    assertThat(Wire.text(Instant.parse("2026-11-02T08:15:30Z")))
        .isEqualTo("\"2026-11-02T08:15:30.000Z\"");
    assertThat(Wire.text(Instant.parse("2026-11-02T08:15:30.123987Z")))
        .isEqualTo("\"2026-11-02T08:15:30.123Z\"");
    assertThat(Wire.decode("\"2026-11-02T09:15:30.1+01:00\"", Instant.class))
        .isEqualTo(Instant.parse("2026-11-02T08:15:30.100Z"));
  }

  @Test
  void listsAreReadAsTheyWereWritten() throws WireException {
    List<WhyLine> why = List.of(Samples.WHY, new WhyLine("Double on Mondays", 1850, 18));
    assertThat(Wire.decodeList(Wire.text(why), WhyLine.class)).isEqualTo(why);
    assertThatThrownBy(() -> Wire.decodeList("[null]", WhyLine.class))
        .isInstanceOf(WireException.class);
    assertThatThrownBy(() -> Wire.decodeList("[{\"rule\":1}]", WhyLine.class))
        .hasMessage("[0].rule: text is expected");
  }

  @Test
  void theDigestKnowsAnotherContentFromTheSameInAnotherOrder() throws WireException {
    Operation operation = Samples.operation(Samples.adjust());
    String shuffled =
        """
        { "action": {"reason":"counted \\"twice\\" \\/ sorry\\\\","points":-5,"kind":"adjust",
          "memberId":"0199A3C4-0000-7000-8000-000000000002"},
          "new":1, "staff":"ana", "opSeq":7, "occurredAt":"2026-11-02T08:15:30.25Z",
          "opId":"0199a3c4-0000-7000-8000-000000000004" }\
        """;
    assertThat(Wire.digest(Wire.decode(shuffled, Operation.class)))
        .isEqualTo(Wire.digest(operation))
        .hasSize(32);
    assertThat(Wire.digest(Wire.decode(shuffled.replace("-5", "-6"), Operation.class)))
        .isNotEqualTo(Wire.digest(operation));
  }

  @Test
  void moneyAndCursorsAreReadOnTheirOwnToo() throws WireException {
    assertThat(Wire.text(Money.of(1800, "USD"))).isEqualTo("{\"minor\":1800,\"currency\":\"USD\"}");
    assertThat(Wire.decode(Wire.text(Cursor.START), Cursor.class)).isEqualTo(Cursor.START);
  }

  private static void assertRefused(String json, String saying) {
    assertThatThrownBy(() -> Wire.decode(json, Pull.class))
        .isInstanceOf(WireException.class)
        .hasMessageStartingWith(saying);
  }
}
