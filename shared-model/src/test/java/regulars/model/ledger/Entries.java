package regulars.model.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import regulars.model.earn.WhyLine;
import regulars.model.sale.SaleKey;
import regulars.model.sale.SaleKind;

/** Entries for the tests of the chain. */
final class Entries {
  static final UUID LEDGER = id(1);
  static final UUID ANA = id(2);
  static final UUID BEN = id(3);

  private Entries() {}

  /** An entry with nothing absent. */
  static Entry full() {
    return new Entry(
        42,
        2,
        ANA,
        9,
        EntryKind.TAKE_BACK,
        -18,
        102,
        id(4),
        id(5),
        new SaleKey("Till 1", LocalDate.of(2026, 11, 2), "0042/7", SaleKind.REFUND),
        "Free coffee",
        3,
        id(6),
        "ana",
        "max",
        "Zoë wasn’t pleased 😀",
        Instant.parse("2026-11-02T08:15:30.250Z"),
        Instant.parse("2026-11-02T08:15:30.290Z"),
        List.of(new WhyLine("Earn 1 point per $1", -1850, -18)));
  }

  /** An entry with everything absent that may be. */
  static Entry bare() {
    return entry(1, ANA, 1, 5, 5);
  }

  static Entry entry(long seq, UUID member, long version, long points, long balanceAfter) {
    return new Entry(
        seq,
        1,
        member,
        version,
        EntryKind.ADJUST,
        points,
        balanceAfter,
        id((int) (100 + seq)),
        null,
        null,
        null,
        0,
        id(6),
        null,
        null,
        null,
        Instant.EPOCH,
        Instant.EPOCH,
        List.of());
  }

  static UUID id(int n) {
    return UUID.fromString("0199a3c4-0000-7000-8000-%012x".formatted(n));
  }
}
