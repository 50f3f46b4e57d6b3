package regulars.model.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import regulars.model.earn.WhyLine;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;

/**
 * The canonical form, frozen. A ledger written today must verify for ever: nothing here changes,
 * unless a new version tag stands beside the old one.
 */
class ChainTest {
  private final Chain chain = new Chain(Entries.LEDGER);

  @Test
  void theFirstEntryOfALedger() {
    assertVector(
        Hash.NONE,
        Entries.bare(),
        """
        726567756c6172732d6c65646765722d76310199a3c400007000800000000000
        0001000000000000000100000000000000010000000000000000000000000000
        0000000000000000000000000000000000000199a3c400007000800000000000
        0002000000000000000100000005000000000000000500000000000000050199
        a3c40000700080000000000000650000ffffffff000000000199a3c400007000
        8000000000000006ffffffffffffffffffffffff000000000000000000000000
        0000000000000000
        """,
        "892479e51e769a31ebfae7d14e4020970250ad4f69f5412d15c5ff8645fded85");
  }

  @Test
  void anEntryWithNothingAbsent() {
    assertVector(
        Hash.ofHex("00112233445566778899aabbccddeeff".repeat(2)),
        Entries.full(),
        """
        726567756c6172732d6c65646765722d76310199a3c400007000800000000000
        00010000000000000002000000000000002a00112233445566778899aabbccdd
        eeff00112233445566778899aabbccddeeff0199a3c400007000800000000000
        0002000000000000000900000002ffffffffffffffee00000000000000660199
        a3c4000070008000000000000004010199a3c400007000800000000000000501
        0000000654696c6c2031000000000000511700000006303034322f3700000006
        524546554e440000000b4672656520636f66666565000000030199a3c4000070
        00800000000000000600000003616e61000000036d61780000001a5a6fc3ab20
        7761736ee280997420706c656173656420f09f9880000001a19b53e9ca000001
        a19b53e9f200000001000000134561726e203120706f696e7420706572202431
        fffffffffffff8c6ffffffffffffffee
        """,
        "72048cfa26c4f183aa094c975eda2fa2a7b50f058feefc07a70f1d2c7d27536a");
  }

  @Test
  void anotherLedgerHasAnotherChain() {
    Hash here = chain.next(Hash.NONE, Entries.bare());
    assertThat(new Chain(Entries.BEN).next(Hash.NONE, Entries.bare())).isNotEqualTo(here);
  }

  @Test
  void theEntryBeforeIsPartOfTheHash() {
    Hash one = chain.next(Hash.NONE, Entries.full());
    assertThat(chain.next(one, Entries.full())).isNotEqualTo(one);
  }

  @Test
  void theSameEntryHasTheSameHashWhateverWasHashedBefore() {
    Hash first = chain.next(Hash.NONE, Entries.full());
    chain.next(first, Entries.bare());
    assertThat(chain.next(Hash.NONE, Entries.full())).isEqualTo(first);
  }

  @TestFactory
  Stream<DynamicTest> everyFieldIsPartOfTheHash() {
    Map<String, Object> others = others();
    Hash hash = chain.next(Hash.NONE, Entries.full());
    return Arrays.stream(Entry.class.getRecordComponents())
        .map(field ->
            DynamicTest.dynamicTest(
                field.getName(),
                () -> {
                  Entry other = with(field.getName(), others.get(field.getName()));
                  assertThat(other).isNotEqualTo(Entries.full());
                  assertThat(chain.next(Hash.NONE, other)).isNotEqualTo(hash);
                  if (!field.getType().isPrimitive() && nullable(field.getName())) {
                    assertThat(chain.next(Hash.NONE, with(field.getName(), null)))
                        .isNotEqualTo(hash);
                  }
                }));
  }

  @Test
  void everyPartOfASaleAndOfAWhyLineIsPartOfTheHash() {
    LocalDate day = LocalDate.of(2026, 11, 2);
    Stream<Object> sales =
        Stream.of(
            new SaleKey("Till 1", day, "0042/7", SaleKind.REFUND),
            new SaleKey("Till 2", day, "0042/7", SaleKind.REFUND),
            new SaleKey("Till 1", day.plusDays(1), "0042/7", SaleKind.REFUND),
            new SaleKey("Till 1", day, "0042/8", SaleKind.REFUND),
            new SaleKey("Till 1", day, "0042/7", SaleKind.VOID));
    assertThat(sales.map(sale -> chain.next(Hash.NONE, with("sale", sale))))
        .doesNotHaveDuplicates();
    WhyLine line = new WhyLine("r", 1, 2);
    Stream<Object> whys =
        Stream.of(
            List.of(),
            List.of(line),
            List.of(line, line),
            List.of(new WhyLine("s", 1, 2)),
            List.of(new WhyLine("r", 2, 2)),
            List.of(new WhyLine("r", 1, 3)),
            List.of(new WhyLine("r", 2, 1)));
    assertThat(whys.map(why -> chain.next(Hash.NONE, with("why", why)))).doesNotHaveDuplicates();
  }

  /** Lengths stand before texts, so moving a letter from one text to the next isn't invisible. */
  @Test
  void textsThatRunTogetherAreTakenApart() {
    Stream<Entry> entries =
        Stream.of(
            texts("ab", "c", "d"),
            texts("a", "bc", "d"),
            texts("abc", "", "d"),
            texts("", "abc", "d"),
            texts("abc", null, "d"),
            texts(null, "abc", "d"),
            texts("abcd", "", ""),
            texts("abcd", null, ""),
            texts("abcd", "", null),
            texts("abcd", null, null),
            texts("\0\0\0\1abcd", null, null));
    assertThat(entries.map(entry -> HexFormat.of().formatHex(chain.canonical(Hash.NONE, entry))))
        .doesNotHaveDuplicates();
  }

  @Test
  void theCodesOfTheKindsAreFrozen() {
    Map<String, Integer> codes = new HashMap<>();
    for (EntryKind kind : EntryKind.values()) {
      codes.put(kind.name(), kind.code());
      assertThat(EntryKind.of(kind.code())).isEqualTo(kind);
    }
    assertThat(codes)
        .isEqualTo(Map.of("EARN", 1, "TAKE_BACK", 2, "REDEEM", 3, "REVERSE", 4, "ADJUST", 5));
  }

  @Test
  void theFormStartsWithItsVersion() {
    assertThat(
            new String(
                chain.canonical(Hash.NONE, Entries.bare()), 0, 18, StandardCharsets.US_ASCII))
        .isEqualTo("regulars-ledger-v1");
  }

  private void assertVector(Hash previous, Entry entry, String bytes, String hash) {
    assertThat(HexFormat.of().formatHex(chain.canonical(previous, entry)))
        .isEqualTo(bytes.replaceAll("\\s", ""));
    assertThat(chain.next(previous, entry)).hasToString(hash);
  }

  private static boolean nullable(String field) {
    return List.of("reverses", "sale", "reward", "staff", "approvedBy", "reason").contains(field);
  }

  private static Map<String, Object> others() {
    Map<String, Object> others = new HashMap<>();
    for (String field : List.of("seq", "epoch", "version", "points", "balanceAfter")) {
      others.put(field, 7_777L);
    }
    for (String field : List.of("memberId", "opId", "reverses", "counterId")) {
      others.put(field, Entries.id(99));
    }
    for (String field : List.of("reward", "staff", "approvedBy", "reason")) {
      others.put(field, "another");
    }
    for (String field : List.of("occurredAt", "recordedAt")) {
      others.put(field, Instant.parse("2026-11-02T08:15:30.251Z"));
    }
    others.put("kind", EntryKind.EARN);
    others.put("rulesVersion", 4);
    others.put("sale", new SaleKey("Till 1", LocalDate.of(2026, 11, 2), "1", SaleKind.REFUND));
    others.put("why", List.of());
    return others;
  }

  private static Entry texts(String staff, String approvedBy, String reason) {
    return with(
        with(with(Entries.full(), "staff", staff), "approvedBy", approvedBy), "reason", reason);
  }

  private static Entry with(String field, Object value) {
    return with(Entries.full(), field, value);
  }

  private static Entry with(Entry entry, String field, Object value) {
    RecordComponent[] fields = Entry.class.getRecordComponents();
    Object[] values = new Object[fields.length];
    Class<?>[] types = new Class<?>[fields.length];
    try {
      for (int i = 0; i < fields.length; i++) {
        boolean other = fields[i].getName().equals(field);
        values[i] = other ? value : fields[i].getAccessor().invoke(entry);
        types[i] = fields[i].getType();
      }
      return Entry.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(field, e);
    }
  }
}
