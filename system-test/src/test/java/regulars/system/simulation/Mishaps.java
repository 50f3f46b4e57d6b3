package regulars.system.simulation;

import java.util.List;

/** What goes wrong between the steps, each with the chance that this world gives it. */
final class Mishaps {
  private static final List<Long> TURNS =
      List.of(-86_400_000L, -3_600_000L, -20_000L, 15_000L, 7_200_000L, 90_000_000L);

  private final World world;
  private final Dice dice;
  private final Swarm swarm;
  private boolean backedUp;
  private boolean imaged;

  Mishaps(World world) {
    this.world = world;
    this.dice = world.dice;
    this.swarm = world.swarm;
  }

  void happen() {
    lines();
    server();
    counters();
    revoke();
    if (dice.perMille(swarm.clock())) {
      turnSomeClock();
    }
    if (dice.perMille(swarm.program()) && world.server.up()) {
      world.fault("rules changed");
      world.server.ask(world::newProgram);
    }
  }

  private void lines() {
    for (CounterBox counter : world.counters) {
      happenTo(counter.line(), counter.name());
    }
    happenTo(world.manager.line(), "manager");
  }

  private void happenTo(Line line, String name) {
    if (line.isCut()) {
      if (dice.perMille(80)) {
        world.trace.say(() -> "mended: " + name);
        line.mend();
      }
    } else if (dice.perMille(swarm.cut())) {
      world.fault("line cut");
      world.trace.say(() -> "cut: " + name);
      line.cut();
    }
  }

  private void server() {
    if (!world.server.up()) {
      return;
    }
    if (dice.perMille(swarm.crashServer())) {
      if (dice.percent(50)) {
        world.server.die("between requests");
        return;
      }
      world.fault("server killed in a request");
      world.server.clock().fuse(dice.between(1, 15));
    }
    if (dice.perMille(swarm.backup())) {
      world.fault("backup");
      world.server.backup();
      backedUp = true;
    } else if (backedUp && dice.perMille(swarm.restore())) {
      world.fault("restore");
      world.server.restore();
      world.witness.restored();
    }
    if (dice.percent(2)) {
      world.giveUpFormers();
    }
  }

  private void counters() {
    if (dice.perMille(swarm.crashCounter())) {
      CounterBox counter = dice.pick(world.counters);
      if (counter.up() && dice.percent(40)) {
        counter.die();
      } else if (counter.up()) {
        world.fault("counter killed in the middle");
        counter.clock().fuse(dice.between(1, 25));
      }
    }
    if (dice.perMille(swarm.copies())) {
      copyDisk();
    }
  }

  /** The last that may happen: a copy that has not done anything yet is the hardest to find. */
  void last() {
    if (swarm.copies() > 0 && dice.percent(50)) {
      copyDisk();
    }
  }

  private void copyDisk() {
    if (!imaged) {
      imaged = true;
      world.fault("counter cloned");
      world.copyDisk(dice.pick(world.counters));
    }
  }

  private void revoke() {
    if (world.server.up() && dice.perMille(swarm.revoke())) {
      world.fault("counter revoked");
      world.revoke(dice.pick(world.counters));
    }
  }

  private void turnSomeClock() {
    world.fault("clock turned");
    long by = dice.pick(TURNS);
    int who = dice.between(0, world.counters.size() + 1);
    if (who == world.counters.size()) {
      world.server.clock().turn(by);
    } else if (who > world.counters.size()) {
      world.manager.clock().turn(by);
      world.manager.line().loseHellos();
    } else {
      world.counters.get(who).clock().turn(by);
      world.counters.get(who).line().loseHellos();
    }
  }
}
