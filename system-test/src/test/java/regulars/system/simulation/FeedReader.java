package regulars.system.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import regulars.model.ledger.Chain;
import regulars.model.ledger.ChainedEntry;
import regulars.model.ledger.Hash;
import regulars.model.member.MemberCard;
import regulars.model.sync.Change;
import regulars.model.sync.Cursor;
import regulars.model.sync.Pulled;

/** The feed as anybody could read it from the protocol's description: a second opinion. */
final class FeedReader {
  private final Chain chain;
  private final List<ChainedEntry> entries = new ArrayList<>();
  private final Map<UUID, MemberCard> members = new LinkedHashMap<>();
  private final Map<UUID, Change.HoldChanged> holds = new LinkedHashMap<>();
  private Cursor cursor = Cursor.START;

  FeedReader(UUID ledgerId) {
    this.chain = new Chain(ledgerId);
  }

  Cursor cursor() {
    return cursor;
  }

  List<ChainedEntry> entries() {
    return entries;
  }

  Map<UUID, MemberCard> members() {
    return members;
  }

  Map<UUID, Change.HoldChanged> holds() {
    return holds;
  }

  void reset() {
    cursor = Cursor.START;
    entries.clear();
    members.clear();
    holds.clear();
  }

  void read(Pulled page) {
    long seq = cursor.seq();
    Hash hash = cursor.hash();
    for (ChainedEntry next : page.entries()) {
      Violation.unless(
          next.entry().seq() == seq + 1,
          Invariant.FEED_SKIPS_NOTHING,
          "entry %d follows %d",
          next.entry().seq(),
          seq);
      Violation.unless(
          chain.next(hash, next.entry()).equals(next.hash()),
          Invariant.FEED_SKIPS_NOTHING,
          "the hash of entry %d is wrong",
          next.entry().seq());
      entries.add(next);
      seq = next.entry().seq();
      hash = next.hash();
    }
    long revision = cursor.revision();
    for (Change change : page.changes()) {
      Violation.unless(
          change.revision() > revision,
          Invariant.FEED_SKIPS_NOTHING,
          "revision %d follows %d",
          change.revision(),
          revision);
      revision = change.revision();
      take(change);
    }
    cursor = new Cursor(seq, hash, page.more() ? revision : page.head().revision());
  }

  private void take(Change change) {
    switch (change) {
      case Change.MemberChanged member -> members.put(member.card().memberId(), member.card());
      case Change.MemberErased erased -> members.remove(erased.memberId());
      case Change.HoldChanged hold -> holds.put(hold.holdId(), hold);
      case Change.RulesChanged rules -> {}
      case Change.ShopChanged shop -> {}
      case Change.StaffChanged staff -> {}
    }
  }
}
