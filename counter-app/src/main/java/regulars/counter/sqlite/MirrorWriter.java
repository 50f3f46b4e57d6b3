package regulars.counter.sqlite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import regulars.model.ledger.ChainedEntry;
import regulars.model.member.MemberCard;
import regulars.model.member.NameFolding;
import regulars.model.member.Phone;
import regulars.model.sync.Change;
import regulars.model.sync.Cursor;
import regulars.model.wire.Wire;

/** Writes pages of the feed into the mirror. Lives as long as one transaction. */
final class MirrorWriter {
  private static final String ENTRY =
      """
      INSERT INTO entry (seq, member_id, op_id, hash, body) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (seq) DO NOTHING
      """;
  private static final String MEMBER =
      """
      INSERT INTO member (member_id, number, external_number, phone, phone_last4, name,
        name_folded, profile_version, balance, held, version, sales, largest_sale, revision)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (member_id) DO UPDATE SET number = excluded.number,
        external_number = excluded.external_number, phone = excluded.phone,
        phone_last4 = excluded.phone_last4, name = excluded.name,
        name_folded = excluded.name_folded, profile_version = excluded.profile_version,
        balance = excluded.balance, held = excluded.held, version = excluded.version,
        sales = excluded.sales, largest_sale = excluded.largest_sale,
        revision = excluded.revision WHERE excluded.revision >= member.revision
      """;
  private static final String NAME = "SELECT name_folded FROM member WHERE member_id = ?";
  private static final String ROW = "SELECT id FROM member WHERE member_id = ?";
  private static final String HOLD =
      """
      INSERT INTO hold (hold_id, waiting, body) VALUES (?, ?, ?)
      ON CONFLICT (hold_id) DO UPDATE SET waiting = excluded.waiting, body = excluded.body
      """;
  private static final String RULES =
      """
      INSERT INTO rules (version, text) VALUES (?, ?)
      ON CONFLICT (version) DO UPDATE SET text = excluded.text
      """;
  private static final String SHOP =
      "INSERT INTO shop (one, body) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET body = excluded.body";
  private static final String STAFF =
      """
      INSERT INTO staff (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body
      """;
  private static final String CURSOR =
      """
      INSERT INTO feed_cursor (one, ledger_id, epoch, seq, hash, revision) VALUES (1, ?, ?, ?, ?, ?)
      ON CONFLICT (one) DO UPDATE SET ledger_id = excluded.ledger_id, epoch = excluded.epoch,
        seq = excluded.seq, hash = excluded.hash, revision = excluded.revision
      """;

  private final Db db;
  private final Map<UUID, String> renamed = new LinkedHashMap<>();

  MirrorWriter(Db db) {
    this.db = db;
  }

  void entry(ChainedEntry chained) {
    db.update(
        ENTRY,
        chained.entry().seq(),
        chained.entry().memberId(),
        chained.entry().opId(),
        chained.hash().bytes(),
        Wire.text(chained.entry()));
  }

  void change(Change change) {
    switch (change) {
      case Change.MemberChanged member -> member(member.card(), member.revision());
      case Change.MemberErased erased -> erased(erased.memberId());
      case Change.HoldChanged hold ->
          db.update(HOLD, hold.holdId(), hold.state() == Change.HoldState.WAITING, Wire.text(hold));
      case Change.RulesChanged rules -> db.update(RULES, rules.version(), rules.text());
      case Change.StaffChanged staff ->
          db.update(STAFF, staff.staff().id(), Wire.text(staff.staff()));
      case Change.ShopChanged shop -> db.update(SHOP, Wire.text(shop.shop()));
    }
  }

  private void member(MemberCard card, long revision) {
    Phone phone = card.phone();
    String name = card.name();
    String folded = name == null ? null : NameFolding.fold(name);
    if (folded != null && !folded.equals(db.one(NAME, row -> row.getString(1), card.memberId()))) {
      renamed.put(card.memberId(), folded);
    }
    db.update(
        MEMBER,
        card.memberId(),
        card.number() == null ? null : card.number().serial(),
        card.externalNumber(),
        phone == null ? null : phone.e164(),
        phone == null ? null : phone.lastFour(),
        name,
        folded,
        card.profileVersion(),
        card.balance(),
        card.held(),
        card.version(),
        card.sales(),
        card.largestSale(),
        revision);
  }

  /** Says who got another name, once that is committed. */
  void named(NameIndex names) {
    renamed.forEach((memberId, folded) -> {
      long row = db.number(ROW, memberId);
      if (row != 0) {
        names.add(row, folded);
      }
    });
  }

  /** Entries stay: they name nobody, and the chain is checked over them. */
  private void erased(UUID memberId) {
    db.update("DELETE FROM member WHERE member_id = ?", memberId);
    db.update("DELETE FROM hold WHERE body LIKE '%' || ? || '%'", memberId.toString());
  }

  void cursor(UUID ledgerId, long epoch, Cursor cursor) {
    db.update(CURSOR, ledgerId, epoch, cursor.seq(), cursor.hash().bytes(), cursor.revision());
  }
}
