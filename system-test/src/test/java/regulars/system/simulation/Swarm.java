package regulars.system.simulation;

/**
 * What this run's world is like. Drawn anew for every seed: a world with 39 % loss finds other
 * mistakes than a quiet one with many restores.
 *
 * @param counters real counters
 * @param steps things that happen before the faults end
 * @param people phone numbers there are
 * @param drop percent of requests that never arrive
 * @param loseReply percent of replies that never arrive
 * @param repeat percent of requests that arrive a second time, later
 * @param delay percent of requests that arrive only after the caller gave up
 * @param busy per mille of commits that find the disk full
 * @param cut per mille of steps that cut a line, until it is mended
 * @param crashAtCommit per mille of commits that kill the server, just before or just after
 * @param crashServer per mille of steps that kill the server between requests
 * @param crashCounter per mille of steps that kill a counter, between or in the middle of things
 * @param backup per mille of steps that take a backup
 * @param restore per mille of steps that restore the latest
 * @param clock per mille of steps that turn a clock
 * @param poison percent of the manager's operations that nobody can read
 * @param copies per mille of steps that bring an old image of a counter's disk back to life
 * @param revoke per mille of steps that revoke a counter, which is paired anew later
 * @param program per mille of steps that change the rules
 */
record Swarm(
    int counters,
    int steps,
    int people,
    int drop,
    int loseReply,
    int repeat,
    int delay,
    int busy,
    int cut,
    int crashAtCommit,
    int crashServer,
    int crashCounter,
    int backup,
    int restore,
    int clock,
    int poison,
    int copies,
    int revoke,
    int program) {

  static Swarm of(Dice dice) {
    boolean calm = dice.percent(15);
    boolean clones = dice.percent(12);
    boolean restores = !clones && dice.percent(45);
    return new Swarm(
        dice.percent(70) ? 2 : dice.between(3, 4),
        dice.between(80, 220),
        dice.between(2, 7),
        upTo(dice, calm, 39),
        upTo(dice, calm, 39),
        upTo(dice, calm, 39),
        upTo(dice, calm, 30),
        upTo(dice, calm, 30),
        upTo(dice, calm, 25),
        upTo(dice, calm, 60),
        upTo(dice, calm, 25),
        upTo(dice, calm, 40),
        restores ? dice.between(10, 40) : 0,
        restores ? dice.between(5, 25) : 0,
        upTo(dice, calm, 30),
        dice.between(0, 20),
        clones ? 6 : 0,
        restores && dice.percent(40) ? dice.between(5, 25) : upTo(dice, calm, 8),
        dice.between(0, 10));
  }

  private static int upTo(Dice dice, boolean calm, int most) {
    int drawn = dice.between(0, most);
    return calm || dice.percent(20) ? 0 : drawn;
  }
}
