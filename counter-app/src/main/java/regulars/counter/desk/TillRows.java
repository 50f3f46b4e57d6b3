package regulars.counter.desk;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.counter.sqlite.MirrorReader;
import regulars.counter.sqlite.NewMembers.NewMember;
import regulars.counter.sqlite.SoldHere;
import regulars.counter.sqlite.Tables;
import regulars.model.member.MemberCard;
import regulars.model.sync.Change.HoldChanged;

/** Sales as the screen lists them, with the names of their members. */
final class TillRows {
  private TillRows() {}

  /** A held sale beside what is usual for its member. */
  static HeldSale held(HoldChanged hold, MirrorReader m, Tables tables) {
    MemberCard mirrored = m.member(hold.memberId());
    MemberCard card =
        mirrored == null ? null : MemberViews.newest(mirrored, tables.told().of(hold.memberId()));
    return new HeldSale(
        hold.holdId(),
        hold.memberId(),
        card == null ? null : card.name(),
        card == null ? null : card.phone(),
        hold.sale(),
        hold.reason(),
        hold.points(),
        hold.usualLargest(),
        card == null ? 0 : card.sales(),
        card == null ? 0 : card.available());
  }

  /** A sale of the till; {@code cards} keeps the members that were read for the rows before. */
  static FeedSale sale(SoldHere sold, MirrorReader m, Tables tables, Map<UUID, MemberCard> cards) {
    UUID memberId = sold.memberId() == null ? null : tables.newMembers().known(sold.memberId());
    return new FeedSale(
        sold.opId(),
        sold.key(),
        sold.at(),
        sold.total(),
        memberId,
        memberId == null ? null : name(memberId, m, tables, cards),
        sold.move(),
        sold.points(),
        sold.detail(),
        sold.provisional(),
        sold.refusal(),
        sold.why());
  }

  /** What to call a member; null when nobody asked or nobody knows them. */
  static @Nullable String name(
      UUID memberId, MirrorReader m, Tables tables, Map<UUID, MemberCard> cards) {
    MemberCard card = cards.get(memberId);
    if (card == null) {
      card = m.member(memberId);
      if (card != null) {
        cards.put(memberId, card);
      }
    }
    if (card != null) {
      return card.name();
    }
    NewMember made = tables.newMembers().find(memberId);
    return made == null ? null : made.name();
  }
}
