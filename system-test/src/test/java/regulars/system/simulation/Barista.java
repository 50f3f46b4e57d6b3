package regulars.system.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.Desk;
import regulars.counter.desk.EnrolResult;
import regulars.counter.desk.FoundMember;
import regulars.counter.desk.MemberView;
import regulars.counter.desk.RedeemResult;
import regulars.counter.desk.StatementRow;
import regulars.model.member.Phone;
import regulars.model.rules.Reward;
import regulars.model.rules.Rules;

/** Somebody at a counter's screen. Remembers what was on it a while ago, and acts on that too. */
final class Barista {
  private final World world;
  private final Promises promises;
  private final List<MemberView> looked = new ArrayList<>();

  Barista(World world, Promises promises) {
    this.world = world;
    this.promises = promises;
  }

  void serve(CounterBox at) {
    int what = world.dice.between(1, 100);
    if (what <= 25) {
      enrol(at);
    } else if (what <= 45) {
      look(at);
    } else if (what <= 80) {
      redeem(at);
    } else if (what <= 93) {
      reverse(at);
    } else {
      adjust(at);
    }
  }

  private void enrol(CounterBox at) {
    Phone phone = world.till.anyPhone();
    world.tally.operation("desk enrol");
    EnrolResult result = at.counter().desk().enrol(phone.e164(), "Ana", "b1");
    world.trace.say(() -> at.name() + " enrols " + phone + ": " + result);
    switch (result) {
      case EnrolResult.Enrolled enrolled -> promises.enrolled(enrolled.memberId());
      case EnrolResult.Existing existing -> promises.enrolled(existing.memberId());
      case EnrolResult.BadPhone bad ->
          Violation.unless(
              at.counter().desk().shop() == null, Invariant.NO_SURPRISE, "%s: %s", phone, bad);
    }
  }

  private @Nullable MemberView look(CounterBox at) {
    Desk desk = at.counter().desk();
    if (!looked.isEmpty() && world.dice.percent(30)) {
      return world.dice.pick(looked);
    }
    List<FoundMember> found = desk.lookUp(world.till.anyPhone().lastFour(), 5);
    if (found.isEmpty()) {
      return null;
    }
    UUID member = world.dice.pick(found).memberId();
    MemberView view = world.dice.percent(40) ? desk.refresh(member) : desk.open(member);
    if (view != null) {
      world.trace.say(() -> at.name() + " sees " + view.card() + " waiting " + view.waiting());
      looked.add(view);
    }
    return view;
  }

  private void redeem(CounterBox at) {
    MemberView view = look(at);
    Rules rules = at.counter().desk().rules();
    if (view == null || rules == null) {
      return;
    }
    List<Reward> affordable =
        rules.rewards().stream().filter(r -> r.cost() <= view.card().available()).toList();
    if (affordable.isEmpty() && world.dice.percent(80)) {
      return;
    }
    Reward reward = world.dice.pick(affordable.isEmpty() ? rules.rewards() : affordable);
    world.tally.operation("desk redeem");
    told(
        at,
        "redeems " + reward.name() + " for " + view.card().memberId(),
        () ->
            at.counter()
                .desk()
                .redeem(
                    view.card().memberId(),
                    reward.name(),
                    reward.cost(),
                    view.card().version(),
                    "b1"));
  }

  private void reverse(CounterBox at) {
    MemberView view = look(at);
    if (view == null || view.statement().isEmpty()) {
      return;
    }
    StatementRow row = world.dice.pick(view.statement());
    world.tally.operation("desk reverse");
    told(
        at,
        "reverses " + row.opId(),
        () -> at.counter().desk().reverse(view.card().memberId(), row.opId(), "wrong", "m1"));
  }

  /** Up or down, also by more than there is. */
  private void adjust(CounterBox at) {
    MemberView view = look(at);
    if (view == null) {
      return;
    }
    long points = world.dice.between(1, 30) * (world.dice.percent(50) ? 1 : -1);
    world.tally.operation("desk adjust");
    told(
        at,
        "corrects " + view.card().memberId() + " by " + points,
        () ->
            at.counter()
                .desk()
                .adjust(view.card().memberId(), points, "counted again", null, "m1"));
  }

  private void told(CounterBox at, String what, java.util.function.Supplier<RedeemResult> ask) {
    CounterFile log = at.file();
    long before = log.last();
    RedeemResult result = ask.get();
    UUID opId = log.madeAfter(before);
    world.trace.say(() -> at.name() + " " + what + ": " + result + " by " + opId);
    switch (result) {
      case RedeemResult.Done done -> {
        promises.done(done.opId());
        seesItAtOnce(at, done);
      }
      case RedeemResult.Refused refused -> {
        if (opId != null) {
          promises.refused(opId);
        }
      }
      case RedeemResult.NotConfirmed notConfirmed -> {
        if (opId != null) {
          promises.notConfirmed(opId);
        }
      }
      case RedeemResult.Offline offline ->
          Violation.unless(
              opId == null,
              Invariant.PEOPLE_ARE_TOLD_THE_TRUTH,
              "told that nothing was sent, yet there is %s",
              opId);
    }
  }

  /**
   * What was just done is on the screen, though the feed has not brought it yet; after a restore it
   * may not even have brought the member.
   */
  private static void seesItAtOnce(CounterBox at, RedeemResult.Done done) {
    MemberView view = at.counter().desk().open(done.live().memberId());
    Violation.unless(
        view == null || view.card().version() >= done.live().version(),
        Invariant.PEOPLE_ARE_TOLD_THE_TRUTH,
        "done: %s, and the screen shows %s",
        done,
        view);
  }
}
