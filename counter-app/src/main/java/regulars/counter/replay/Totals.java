package regulars.counter.replay;

import java.util.EnumMap;
import java.util.Map;
import regulars.counter.sync.Heard;
import regulars.model.sync.Answer;
import regulars.model.sync.Move;
import regulars.model.sync.Refusal;

/**
 * What the server answered to this run's operations. Written by the sync thread, read by any: every
 * method takes the lock.
 */
final class Totals {
  private final Map<Move, Long> moves = new EnumMap<>(Move.class);
  private final Map<Refusal, Long> refusals = new EnumMap<>(Refusal.class);
  private final Map<String, Long> skips = new java.util.TreeMap<>();
  private final long madeBefore;
  private long leftOver;
  private long answered;
  private long points;
  private long enrolled;

  /**
   * Nothing answered yet.
   *
   * @param madeBefore the last operation of earlier runs: answers up to it are not this run's
   */
  Totals(long madeBefore) {
    this.madeBefore = madeBefore;
  }

  /**
   * As it stands.
   *
   * @param leftOver answers to operations of earlier runs
   * @param answered answers to this run's
   * @param moves what the sales among them came to
   * @param points given by those
   * @param enrolled members made
   * @param skips skipped sales by reason
   * @param refusals operations refused
   */
  record Now(
      long leftOver,
      long answered,
      Map<Move, Long> moves,
      long points,
      long enrolled,
      Map<String, Long> skips,
      Map<Refusal, Long> refusals) {
    long of(Move move) {
      return moves.getOrDefault(move, 0L);
    }

    long of(Refusal refusal) {
      return refusals.getOrDefault(refusal, 0L);
    }

    /** Sales that ended in a move. */
    long moved() {
      return moves.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  synchronized void add(Heard heard) {
    for (Answer answer : heard.answers()) {
      if (answer.opSeq() > madeBefore) {
        answered++;
        enrolled += heard.joined().contains(answer.opId()) ? 1 : 0;
        count(answer);
      } else {
        leftOver++;
      }
    }
    notifyAll();
  }

  synchronized Now now() {
    return new Now(
        leftOver,
        answered,
        new EnumMap<>(moves),
        points,
        enrolled,
        Map.copyOf(skips),
        refusals.isEmpty() ? Map.of() : new EnumMap<>(refusals));
  }

  synchronized long answered() {
    return answered;
  }

  /** Sales answered so far, an earlier run's too. */
  synchronized long sales() {
    long moved = moves.values().stream().mapToLong(Long::longValue).sum();
    return moved + refusals.values().stream().mapToLong(Long::longValue).sum() + leftOver;
  }

  /** Waits until at least {@code count} are answered, or for {@code millis}. */
  synchronized boolean await(long count, long millis) {
    long deadline = System.nanoTime() + millis * 1_000_000;
    while (answered < count) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private void count(Answer answer) {
    switch (answer) {
      case Answer.Refused refused -> refusals.merge(refused.code(), 1L, Long::sum);
      case Answer.Applied applied -> {
        Move move = applied.move();
        switch (move) {
          case null -> {}
          case SKIP -> {
            moves.merge(move, 1L, Long::sum);
            skips.merge(String.valueOf(applied.detail()), 1L, Long::sum);
          }
          case HOLD -> moves.merge(move, 1L, Long::sum);
          case ADD, ADD_AND_ANNOUNCE -> {
            moves.merge(move, 1L, Long::sum);
            points = Math.addExact(points, applied.points());
          }
        }
      }
    }
  }
}
