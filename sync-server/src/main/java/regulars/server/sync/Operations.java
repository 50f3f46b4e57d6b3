package regulars.server.sync;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.Checks;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.Offered;
import regulars.model.sync.Operation;
import regulars.model.sync.Refusal;
import regulars.model.wire.Wire;
import regulars.server.db.WriteTransaction;
import regulars.server.inbox.Inbox;
import regulars.server.inbox.Watchman;
import regulars.server.ledger.Asked;
import regulars.server.ledger.Deed;
import regulars.server.member.Enrolments;
import regulars.server.program.Program;
import regulars.server.program.Terms;
import regulars.server.redeem.Redemptions;
import regulars.server.sale.Pairings;
import regulars.server.sale.Sales;
import regulars.server.sale.Settling;

/** Decides an operation in full, then does it. */
final class Operations {
  private final WriteTransaction tx;
  private final CounterRow counter;
  private final boolean heard;
  private final Instant now;
  private final boolean recovering;
  private final Enrolments enrolments;
  private final Sales sales;
  private final Settling settling;
  private final Pairings pairings;
  private final Redemptions redemptions;
  private final Replay replay;
  private final Watchman watchman;

  /**
   * @param counter whose operations they are
   * @param heard whether whoever sends them has offered everything again since the last restore
   */
  Operations(
      WriteTransaction tx,
      CounterRow counter,
      boolean heard,
      Program program,
      Terms terms,
      Instant now)
      throws SQLException {
    this.tx = tx;
    this.counter = counter;
    this.heard = heard;
    this.now = now;
    this.recovering = CounterRow.anyUnheardIn(tx);
    this.enrolments = new Enrolments(tx);
    this.sales = new Sales(tx, program, terms);
    this.settling = new Settling(tx, program, terms);
    this.pairings = new Pairings(tx, program, terms);
    this.redemptions = new Redemptions(tx, terms);
    this.replay = new Replay(tx, program, terms);
    this.watchman = new Watchman(tx, ZoneId.of(terms.shop().zone()), counter.id());
  }

  /** The answer to an operation that was never answered before. */
  Answer carryOut(Offered offered) throws SQLException {
    Operation operation = offered.operation();
    Asked asked = Asked.of(operation, counter.counterId(), now, recovering);
    Answer answer = deed(asked, offered).act();
    switch (answer) {
      case Answer.Refused refused when Inbox.keeps(operation.action(), refused.code()) ->
          keep(operation, refused);
      case Answer.Refused refused -> {}
      case Answer.Applied applied -> {
        switch (operation.action()) {
          case Action.Adjust adjust when adjust.settles() != null ->
              Inbox.settled(tx, asked, adjust.settles(), adjust.reason());
          case Action.Reverse reverse -> Inbox.reversed(tx, asked, reverse.reverses());
          default -> {}
        }
        if (!replays(offered)) {
          watchman.look(asked, applied);
        }
      }
    }
    return answer;
  }

  private void keep(Operation operation, Answer.Refused refused) throws SQLException {
    LiveBalance live = refused.live();
    Inbox.add(
        tx,
        new Inbox.Item(
            now.toEpochMilli(),
            refused.code().name(),
            counter.id(),
            operation.opId(),
            operation.opSeq(),
            live == null ? null : live.memberId(),
            null,
            null,
            refused.detail(),
            Wire.text(operation)));
  }

  /** Receipts count only while their sender is awaited after a restore: they are taken on trust. */
  private boolean replays(Offered offered) {
    return offered.receipt() != null && !heard;
  }

  private Deed deed(Asked asked, Offered offered) throws SQLException {
    Answer receipt = offered.receipt();
    if (receipt != null && replays(offered)) {
      return replay.plan(asked, offered.operation().action(), receipt);
    }
    if (offered.withdrawn()) {
      return Deed.nothing(asked.refused(Refusal.WITHDRAWN, null, null));
    }
    String problem = Checks.problem(offered.operation());
    if (problem != null) {
      return Deed.nothing(asked.refused(Refusal.INVALID, null, problem));
    }
    try {
      return plan(asked, offered.operation().action());
    } catch (ArithmeticException | IllegalArgumentException e) {
      // Nothing was written yet. Amounts beyond any counting must not block the queue behind them.
      return Deed.nothing(asked.refused(Refusal.INVALID, null, e.getMessage()));
    }
  }

  private Deed plan(Asked asked, Action action) throws SQLException {
    return switch (action) {
      case Action.Enrol enrol -> enrolments.plan(asked, enrol);
      case Action.ChangeMember change -> enrolments.plan(asked, change);
      case Action.RecordSale sale -> sales.plan(asked, sale);
      case Action.Redeem redeem -> redemptions.plan(asked, redeem);
      case Action.Reverse reverse -> redemptions.plan(asked, reverse);
      case Action.Adjust adjust ->
          adjust.settles() != null && Boolean.TRUE.equals(Inbox.isDone(tx, adjust.settles()))
              ? Deed.nothing(
                  asked.refused(Refusal.ALREADY_COUNTED, null, "somebody made that good before"))
              : redemptions.plan(asked, adjust);
      case Action.ReleaseHold release -> settling.plan(asked, release);
      case Action.RejectHold reject -> settling.plan(asked, reject);
      case Action.ClaimSale claim -> pairings.plan(asked, claim);
      case Action.MoveSale move -> pairings.plan(asked, move);
    };
  }
}
