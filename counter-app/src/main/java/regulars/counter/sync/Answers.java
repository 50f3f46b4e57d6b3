package regulars.counter.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.counter.sqlite.LoggedOp;
import regulars.counter.sqlite.OpLog;
import regulars.counter.sqlite.Tables;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.Operation;

/** What an answer changes at the counter, within one transaction of {@code counter.db}. */
final class Answers {
  private Answers() {}

  /**
   * What a batch of answers changed.
   *
   * @param answers those that were kept, in order
   * @param members whom they were about
   * @param joined the operations that made somebody a member
   * @param sales whether any was about a sale
   */
  record Kept(List<Answer> answers, List<UUID> members, Set<UUID> joined, boolean sales) {}

  /** What was answered in an earlier pairing and taken back then is taken back for good. */
  private static final OpLog.Standing SETTLED = new OpLog.Standing(false, false);

  /**
   * Keeps answers, each beside its operation.
   *
   * @param former the earlier pairing whose operations these are; null for this one's
   */
  static Kept keep(
      Tables tables, @Nullable UUID former, List<LoggedOp> offered, List<Answer> answers) {
    List<UUID> members = new ArrayList<>();
    Set<UUID> joined = new HashSet<>();
    boolean sales = false;
    for (int i = 0; i < answers.size(); i++) {
      Operation operation = offered.get(i).operation();
      // Asked again: the person may have given up while the answer was on its way.
      OpLog.Standing standing = former == null ? tables.ops().standing(operation.opId()) : SETTLED;
      if (standing == null) {
        continue; // The counter was paired anew in the meantime; its operations have new ids.
      }
      if (former == null) {
        tables.ops().answered(answers.get(i), effect(answers.get(i)));
      } else {
        tables.formers().answered(former, answers.get(i));
      }
      if (keep(tables, operation, standing, answers.get(i))) {
        joined.add(operation.opId());
      }
      sales |= isAboutSale(operation.action());
      LiveBalance live = answers.get(i).live();
      if (live != null) {
        members.add(live.memberId());
      }
    }
    return new Kept(answers, members, joined, sales);
  }

  private static boolean isAboutSale(Action action) {
    return action instanceof Action.RecordSale
        || action instanceof Action.ClaimSale
        || action instanceof Action.MoveSale;
  }

  /** Whether the operation made somebody a member. */
  private static boolean keep(
      Tables tables, Operation operation, OpLog.Standing standing, Answer answer) {
    LiveBalance live = answer.live();
    boolean joined = false;
    if (live != null) {
      UUID proposed = proposed(operation.action());
      if (proposed != null && onlyProposed(tables, proposed)) {
        joined = proposed.equals(live.memberId());
        if (!joined) {
          tables.isReally(proposed, live.memberId());
        }
      }
      tables.told().tell(live);
    }
    switch (operation.action()) {
      case Action.RecordSale sale -> tables.sales().answered(answer);
      case Action.ClaimSale claim -> tables.sales().claimAnswered(answer);
      case Action.MoveSale move when answer instanceof Answer.Applied applied ->
          tables.sales().moved(move.sale(), applied);
      default -> {}
    }
    if (standing.withdrawn()
        && !standing.undone()
        && undoable(operation.action())
        && answer instanceof Answer.Applied) {
      undo(tables, operation, live);
    }
    return joined;
  }

  /** A hold's points are only what it would do. */
  private static long effect(Answer answer) {
    return answer instanceof Answer.Applied applied && applied.seq() != 0 ? applied.points() : 0;
  }

  /** The id that this operation proposed for a member who may have been known already. */
  private static @Nullable UUID proposed(Action action) {
    return switch (action) {
      case Action.Enrol enrol -> enrol.memberId();
      case Action.RecordSale sale -> sale.memberIdIfNew();
      default -> null;
    };
  }

  /** Made here, and no answer has said yet that the server took it as it is. */
  private static boolean onlyProposed(Tables tables, UUID memberId) {
    return tables.newMembers().find(memberId) != null && tables.told().of(memberId) == null;
  }

  /** What moved points and would be done once more by hand; a settled sale shows by itself. */
  private static boolean undoable(Action action) {
    return action instanceof Action.Redeem
        || action instanceof Action.Reverse
        || action instanceof Action.Adjust;
  }

  /** The person was told "not confirmed", and it went through after all. */
  private static void undo(Tables tables, Operation operation, @Nullable LiveBalance live) {
    if (live == null) {
      return;
    }
    Operation reversal =
        tables
            .ops()
            .add(
                new Action.Reverse(live.memberId(), operation.opId(), null),
                operation.staff(),
                live.memberId(),
                /* points= */ 0,
                /* asked= */ false);
    tables.ops().undoneBy(operation.opId(), reversal.opId());
  }
}
