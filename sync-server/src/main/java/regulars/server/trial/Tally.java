package regulars.server.trial;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import regulars.model.rules.Reward;
import regulars.model.rules.Rules;
import regulars.model.value.Money;

/** The sums of a replay. One thread. */
final class Tally {
  private static final int FEW = 10;

  final Side was = new Side();
  final Side draft = new Side();
  long sales;
  long nobody;
  private long gain;
  private long lose;
  private long same;
  private final Map<LocalDate, DayCount> days = new TreeMap<>();
  private final Map<String, RewardCount> rewards = new TreeMap<>();
  private final PriorityQueue<Changed> gainMost =
      new PriorityQueue<>(Comparator.comparingLong(Changed::by));
  private final PriorityQueue<Changed> loseMost =
      new PriorityQueue<>(Comparator.comparingLong(Changed::by).reversed());

  /** One of the two pasts. */
  static final class Side {
    long given;
    long takenBack;
    long held;
    long reached;
    long redeemed;
    long impossible;

    Replayed.Side sum(@Nullable Rules rules) {
      return new Replayed.Side(
          given, takenBack, held, reached, redeemed, impossible, cost(rules, given - takenBack));
    }
  }

  private static final class DayCount {
    long sales;
    long was;
    long draft;
  }

  private static final class RewardCount {
    long reachedWas;
    long reachedDraft;
    long redeemedWas;
    long redeemedDraft;
  }

  /** A member with other points. */
  record Changed(long account, long was, long draft) {
    long by() {
      return draft - was;
    }
  }

  void sale(LocalDate day) {
    sales++;
    day(day).sales++;
  }

  /** Sales of a day that were nobody's. */
  void nobody(LocalDate day, long count) {
    sales += count;
    nobody += count;
    day(day).sales += count;
  }

  /** Points of a day's sale, on either side. */
  void points(LocalDate day, boolean ofDraft, long points) {
    Side side = ofDraft ? draft : was;
    if (points >= 0) {
      side.given += points;
    } else {
      side.takenBack -= points;
    }
    if (ofDraft) {
      day(day).draft += points;
    } else {
      day(day).was += points;
    }
  }

  /** A reversal of a sale's points, or of such a reversal. */
  void takeBack(LocalDate day, boolean ofDraft, long points) {
    (ofDraft ? draft : was).takenBack -= points;
    if (ofDraft) {
      day(day).draft += points;
    } else {
      day(day).was += points;
    }
  }

  void reached(String reward, boolean ofDraft) {
    RewardCount count = reward(reward);
    if (ofDraft) {
      draft.reached++;
      count.reachedDraft++;
    } else {
      was.reached++;
      count.reachedWas++;
    }
  }

  void redeemed(String reward, boolean ofDraft, int times) {
    RewardCount count = reward(reward);
    if (ofDraft) {
      draft.redeemed += times;
      count.redeemedDraft += times;
    } else {
      was.redeemed += times;
      count.redeemedWas += times;
    }
  }

  /** A member with sales in these days. */
  void member(long account, long pointsWas, long pointsDraft) {
    Changed changed = new Changed(account, pointsWas, pointsDraft);
    if (changed.by() > 0) {
      gain++;
      keep(gainMost, changed);
    } else if (changed.by() < 0) {
      lose++;
      keep(loseMost, changed);
    } else {
      same++;
    }
  }

  private static void keep(PriorityQueue<Changed> most, Changed changed) {
    most.add(changed);
    if (most.size() > FEW) {
      most.remove();
    }
  }

  List<Changed> gainMost() {
    return sorted(gainMost);
  }

  List<Changed> loseMost() {
    return sorted(loseMost);
  }

  private static List<Changed> sorted(PriorityQueue<Changed> most) {
    List<Changed> sorted = new ArrayList<>(most);
    sorted.sort(
        Comparator.comparingLong((Changed changed) -> Math.abs(changed.by()))
            .reversed()
            .thenComparingLong(Changed::account));
    return sorted;
  }

  private DayCount day(LocalDate day) {
    return days.computeIfAbsent(day, none -> new DayCount());
  }

  private RewardCount reward(String name) {
    return rewards.computeIfAbsent(name, none -> new RewardCount());
  }

  Replayed result(
      Period period,
      @Nullable Rules now,
      Rules other,
      List<Replayed.MemberPoints> gainers,
      List<Replayed.MemberPoints> losers) {
    for (Reward reward : other.rewards()) {
      reward(reward.name());
    }
    if (now != null) {
      for (Reward reward : now.rewards()) {
        reward(reward.name());
      }
    }
    List<Replayed.RewardCount> counts = new ArrayList<>();
    rewards.forEach((name, count) ->
        counts.add(
            new Replayed.RewardCount(
                name,
                now == null ? null : costOf(now, name),
                costOf(other, name),
                count.reachedWas,
                count.reachedDraft,
                count.redeemedWas,
                count.redeemedDraft)));
    List<Replayed.Day> byDay = new ArrayList<>();
    days.forEach(
        (day, count) -> byDay.add(new Replayed.Day(day, count.sales, count.was, count.draft)));
    return new Replayed(
        period.from(),
        period.to(),
        sales,
        nobody,
        was.sum(now),
        draft.sum(other),
        counts,
        gain,
        lose,
        same,
        gainers,
        losers,
        byDay);
  }

  private static @Nullable Long costOf(Rules rules, String name) {
    Reward reward = named(rules, name);
    return reward == null ? null : reward.cost();
  }

  static @Nullable Reward named(Rules rules, String name) {
    for (Reward reward : rules.rewards()) {
      if (reward.name().equals(name)) {
        return reward;
      }
    }
    return null;
  }

  /** All points spent on the reward that is worth most for a point; null when none says a worth. */
  static Replayed.@Nullable Cost cost(@Nullable Rules rules, long points) {
    Reward best = null;
    Money worth = null;
    for (Reward reward : rules == null ? List.<Reward>of() : rules.rewards()) {
      Money upTo = reward.upTo();
      if (upTo != null
          && (best == null
              || worth == null
              || perPoint(upTo, best).compareTo(perPoint(worth, reward)) > 0)) {
        best = reward;
        worth = upTo;
      }
    }
    if (best == null || worth == null) {
      return null;
    }
    BigInteger[] minor =
        BigInteger.valueOf(points)
            .multiply(BigInteger.valueOf(worth.minor()))
            .divideAndRemainder(BigInteger.valueOf(best.cost()));
    return new Replayed.Cost(
        Math.addExact(minor[0].longValueExact(), minor[1].signum() > 0 ? 1 : 0),
        best.name(),
        best.cost(),
        worth.minor());
  }

  /** Worth for a point, compared crosswise: each worth times the other's cost. */
  private static BigInteger perPoint(Money worth, Reward other) {
    return BigInteger.valueOf(worth.minor()).multiply(BigInteger.valueOf(other.cost()));
  }
}
