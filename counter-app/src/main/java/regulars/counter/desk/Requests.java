package regulars.counter.desk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.counter.sqlite.CounterStore;
import regulars.counter.sqlite.LoggedOp;
import regulars.counter.sqlite.Tables;
import regulars.counter.sync.Courier;
import regulars.counter.sync.LinkException;
import regulars.counter.sync.ServerLink;
import regulars.model.sync.Action;
import regulars.model.sync.Answer;
import regulars.model.sync.LiveBalance;
import regulars.model.sync.Operation;

/** What the server may refuse, while a person waits. Safe for use by several threads. */
final class Requests {
  private final CounterStore store;
  private final ServerLink link;
  private final Courier courier;
  private final Listeners listeners;

  Requests(CounterStore store, ServerLink link, Courier courier, Listeners listeners) {
    this.store = store;
    this.link = link;
    this.courier = courier;
    this.listeners = listeners;
  }

  /**
   * Asks the server for something that it may refuse. Nothing is stored unless the server was heard
   * a moment ago; what is stored is answered, or withdrawn.
   */
  RedeemResult ask(UUID memberId, Action action, @Nullable String staff) {
    try {
      link.member(memberId);
    } catch (LinkException e) {
      return new RedeemResult.Offline();
    }
    Operation operation =
        listeners.troubled(() ->
            store.write(tables -> tables.ops().add(action, staff, memberId, 0, /* asked= */ true)));
    Answer answer = courier.carry(operation.opId());
    if (answer == null) {
      answer =
          listeners.troubled(
              () -> store.write(tables -> answerOrWithdraw(tables, operation.opId())));
    }
    listeners.memberChanged(memberId);
    return switch (answer) {
      case null -> new RedeemResult.NotConfirmed();
      case Answer.Applied applied -> new RedeemResult.Done(applied.opId(), live(applied));
      case Answer.Refused refused ->
          new RedeemResult.Refused(
              refused.code(), refused.missing(), refused.live(), refused.happened());
    };
  }

  private static @Nullable Answer answerOrWithdraw(Tables tables, UUID opId) {
    LoggedOp op = tables.ops().find(opId);
    if (op != null && op.answer() != null) {
      return op.answer();
    }
    tables.ops().withdraw(opId);
    return null;
  }

  private static LiveBalance live(Answer.Applied applied) {
    LiveBalance live = applied.live();
    if (live == null) {
      throw new IllegalStateException("operation " + applied.opId() + " was applied to nobody");
    }
    return live;
  }
}
