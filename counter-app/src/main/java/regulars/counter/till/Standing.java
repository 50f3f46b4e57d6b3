package regulars.counter.till;

import java.util.UUID;
import regulars.counter.sqlite.MirrorReader;
import regulars.counter.sqlite.SaleLog.PendingSales;
import regulars.counter.sqlite.Tables;
import regulars.model.earn.MemberState;
import regulars.model.member.MemberCard;
import regulars.model.sync.LiveBalance;

/** A member as the mirror, later answers and what still waits have them together. */
final class Standing {
  private final MirrorReader mirror;
  private final Tables tables;

  Standing(MirrorReader mirror, Tables tables) {
    this.mirror = mirror;
    this.tables = tables;
  }

  /** The member now. */
  MemberState of(UUID memberId) {
    MemberCard card = mirror.member(memberId);
    LiveBalance told = tables.told().of(memberId);
    long balance = card == null ? 0 : card.balance();
    if (told != null && (card == null || told.version() > card.version())) {
      balance = told.balance();
    }
    PendingSales pending = tables.sales().pending(memberId);
    return new MemberState(
        balance + tables.ops().waitingPoints(memberId),
        (card == null ? 0 : card.sales()) + pending.count(),
        Math.max(card == null ? 0 : card.largestSale(), pending.largest()));
  }
}
