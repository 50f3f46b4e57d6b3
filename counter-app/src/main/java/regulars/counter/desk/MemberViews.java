package regulars.counter.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.counter.sqlite.LoggedOp;
import regulars.counter.sqlite.MirrorReader;
import regulars.counter.sqlite.NewMembers.NewMember;
import regulars.counter.sqlite.SoldHere;
import regulars.counter.sqlite.Tables;
import regulars.model.ledger.ChainedEntry;
import regulars.model.ledger.Entry;
import regulars.model.ledger.EntryIds;
import regulars.model.ledger.EntryKind;
import regulars.model.member.MemberCard;
import regulars.model.sync.Action;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.LiveMember;

/**
 * Puts together what is confirmed (the mirror, or newer: an answer, or the server this moment) and
 * what waits. For one view.
 */
final class MemberViews {
  private static final int PAGE = 100;
  private static final int MOST_ROWS = LiveMember.MOST_ENTRIES;

  private final MirrorReader mirror;
  private final Tables tables;
  private final @Nullable Instant mirrorAt;

  MemberViews(MirrorReader mirror, Tables tables, @Nullable Instant mirrorAt) {
    this.mirror = mirror;
    this.tables = tables;
    this.mirrorAt = mirrorAt;
  }

  /** As the counter has them; empty when nobody has this id. */
  Optional<MemberView> stored(UUID memberId) {
    UUID known = known(mirror, tables, memberId);
    MemberCard card = card(known);
    return card == null
        ? Optional.empty()
        : Optional.of(view(card, mirror.entries(known, MOST_ROWS), null));
  }

  /**
   * The id that the server knows this member by. Whom the mirror has goes by that id: after a
   * restore somebody may come back under an id that had become another's.
   */
  static UUID known(MirrorReader mirror, Tables tables, UUID memberId) {
    return mirror.member(memberId) != null ? memberId : tables.newMembers().known(memberId);
  }

  /** As the server has them. */
  MemberView live(LiveMember live, Instant at) {
    return view(live.card(), live.latest().stream().map(ChainedEntry::entry).toList(), at);
  }

  /**
   * A piece of a statement as the counter has it; no rows and a place: ask the server from there.
   */
  StatementPage page(UUID known, StatementPage.Place before) {
    boolean newest = before.equals(StatementPage.Place.NEWEST);
    List<Entry> entries = mirror.entriesBefore(known, before.seq(), PAGE);
    List<StatementRow> rows = new ArrayList<>();
    if (newest) {
      tables.ops().waitingOf(known, MOST_ROWS).stream()
          .filter(op -> op.points() != 0)
          .forEach(op -> rows.add(row(op)));
    }
    if (!entries.isEmpty()) {
      return page(rows, entries);
    }
    MemberCard card = card(known);
    boolean more = newest ? card != null && card.version() > 0 : before.version() > 1;
    return new StatementPage(
        rows, Map.of(), more ? new StatementPage.Place(0, before.version()) : null, false);
  }

  /** The same as the server has it. */
  static StatementPage page(List<ChainedEntry> entries) {
    return page(new ArrayList<>(), entries.stream().map(ChainedEntry::entry).toList());
  }

  private static StatementPage page(List<StatementRow> rows, List<Entry> entries) {
    Map<UUID, StatementRow.Reversal> reversed = reversed(entries);
    entries.forEach(entry -> rows.add(row(entry, reversed)));
    Entry last = entries.isEmpty() ? null : entries.getLast();
    return new StatementPage(
        rows,
        reversed,
        last == null || last.version() <= 1
            ? null
            : new StatementPage.Place(last.seq(), last.version()),
        false);
  }

  private @Nullable MemberCard card(UUID memberId) {
    MemberCard card = mirror.member(memberId);
    if (card == null) {
      NewMember made = tables.newMembers().find(memberId);
      if (made == null) {
        return null;
      }
      card = LookUp.provisionalCard(made);
    }
    return newest(card, tables.told().of(memberId));
  }

  /** Of two versions of a balance the higher is newer. */
  static MemberCard newest(MemberCard card, @Nullable LiveBalance told) {
    if (told == null || told.version() <= card.version()) {
      return card;
    }
    return new MemberCard(
        card.memberId(),
        card.number(),
        card.phone(),
        card.name(),
        card.externalNumber(),
        card.profileVersion(),
        told.balance(),
        told.held(),
        told.version(),
        card.sales(),
        card.largestSale());
  }

  private MemberView view(MemberCard card, List<Entry> entries, @Nullable Instant liveAt) {
    Set<UUID> inLedger = new HashSet<>();
    Map<UUID, StatementRow.Reversal> reversed = reversed(entries);
    entries.forEach(entry -> inLedger.add(entry.opId()));
    long waiting = tables.ops().waitingPoints(card.memberId());
    List<StatementRow> rows = new ArrayList<>();
    for (LoggedOp op : tables.ops().waitingOf(card.memberId(), MOST_ROWS)) {
      if (inLedger.contains(op.operation().opId())) {
        waiting -= op.points(); // The server has it; only its answer is still on the way.
      } else if (op.points() != 0) {
        rows.add(row(op));
      }
    }
    entries.forEach(entry -> rows.add(row(entry, reversed)));
    return new MemberView(
        card, waiting, liveAt, mirrorAt, rows.subList(0, Math.min(rows.size(), MOST_ROWS)));
  }

  private StatementRow row(LoggedOp op) {
    Action action = op.operation().action();
    SoldHere sold =
        action instanceof Action.RecordSale ? tables.sales().find(op.operation().opId()) : null;
    return new StatementRow(
        op.operation().opId(),
        sold == null ? op.operation().occurredAt() : sold.at(),
        kind(action),
        op.points(),
        action instanceof Action.Redeem redeem ? redeem.reward() : null,
        op.operation().staff(),
        sold == null ? List.of() : sold.why(),
        StatementRow.State.WAITING,
        action instanceof Action.Adjust adjust ? adjust.reason() : null,
        false,
        null);
  }

  private static EntryKind kind(Action action) {
    return switch (action) {
      case Action.RecordSale record ->
          record.sale().takesBack() ? EntryKind.TAKE_BACK : EntryKind.EARN;
      case Action.ReleaseHold release -> EntryKind.EARN;
      case Action.ClaimSale claim -> EntryKind.EARN;
      case Action.MoveSale move -> EntryKind.EARN;
      case Action.Redeem redeem -> EntryKind.REDEEM;
      case Action.Reverse reverse -> EntryKind.REVERSE;
      case Action.Adjust adjust -> EntryKind.ADJUST;
      case Action.Enrol enrol -> throw new IllegalStateException("an enrolment has no points");
      case Action.ChangeMember change -> throw new IllegalStateException("an edit has no points");
      case Action.RejectHold reject -> throw new IllegalStateException("a rejection has no points");
    };
  }

  /** What these entries take back, and how that came. */
  private static Map<UUID, StatementRow.Reversal> reversed(List<Entry> entries) {
    Map<UUID, StatementRow.Reversal> reversed = new HashMap<>();
    for (Entry entry : entries) {
      if (entry.reverses() != null) {
        reversed.put(
            entry.reverses(),
            new StatementRow.Reversal(entry.occurredAt(), entry.staff(), entry.reason()));
      }
    }
    return reversed;
  }

  private static StatementRow row(Entry entry, Map<UUID, StatementRow.Reversal> reversed) {
    StatementRow.Reversal reversal = reversed.get(entry.opId());
    return new StatementRow(
        entry.opId(),
        entry.occurredAt(),
        entry.kind(),
        entry.points(),
        entry.reward(),
        entry.staff(),
        entry.why(),
        reversal == null ? StatementRow.State.CONFIRMED : StatementRow.State.REVERSED,
        entry.reason(),
        EntryIds.isPart(entry.opId()),
        reversal);
  }
}
