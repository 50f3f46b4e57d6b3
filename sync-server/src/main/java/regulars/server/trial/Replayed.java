package regulars.server.trial;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The past as it was, beside the past as the draft would have had it.
 *
 * @param from the first business day
 * @param to the last business day
 * @param sales sales, refunds and voids of those days
 * @param nobody how many of them were nobody's
 * @param was what happened
 * @param draft what would have happened
 * @param rewards reward by reward; those that only one side offers too
 * @param gain members who would have got more points
 * @param lose members who would have got fewer
 * @param same members with sales who would have got just as many
 * @param gainMost those who gain most, the most first; a few
 * @param loseMost those who lose most, the most first; a few
 * @param days day by day; days without sales left out
 */
public record Replayed(
    LocalDate from,
    LocalDate to,
    long sales,
    long nobody,
    Side was,
    Side draft,
    List<RewardCount> rewards,
    long gain,
    long lose,
    long same,
    List<MemberPoints> gainMost,
    List<MemberPoints> loseMost,
    List<Day> days) {

  /** Makes the lists unmodifiable. */
  public Replayed {
    rewards = List.copyOf(rewards);
    gainMost = List.copyOf(gainMost);
    loseMost = List.copyOf(loseMost);
    days = List.copyOf(days);
  }

  /**
   * One of the two.
   *
   * @param given points that sales gave
   * @param takenBack points that refunds, voids and reversals of sales took back; not negative
   * @param held sales and refunds that were held
   * @param reached how often a balance reached a reward
   * @param redeemed rewards that were handed out
   * @param impossible redemptions of the past that these rules would not have allowed: the reward
   *     or the points would not have been there; always 0 for what happened
   * @param cost what the points can cost; null where no reward says what it is worth
   */
  public record Side(
      long given,
      long takenBack,
      long held,
      long reached,
      long redeemed,
      long impossible,
      @Nullable Cost cost) {
    /** What is left of the points. */
    public long points() {
      return given - takenBack;
    }
  }

  /**
   * What points cost when all of them are spent on the reward that is worth most for a point.
   *
   * @param minor points x worth / reward's cost, rounded up to the minor unit
   * @param reward that reward
   * @param rewardCost its cost in points
   * @param worthMinor the most it may be worth, as the rules say, in minor units
   */
  public record Cost(long minor, String reward, long rewardCost, long worthMinor) {}

  /**
   * A reward.
   *
   * @param name as the rules have it
   * @param costNow points under the rules in force; null when they don't offer it
   * @param costDraft points under the draft; null when it doesn't offer it
   * @param reachedWas how often a balance reached it
   * @param reachedDraft how often it would have
   * @param redeemedWas how often it was handed out
   * @param redeemedDraft how often it would have been
   */
  public record RewardCount(
      String name,
      @Nullable Long costNow,
      @Nullable Long costDraft,
      long reachedWas,
      long reachedDraft,
      long redeemedWas,
      long redeemedDraft) {}

  /**
   * A member's points of these days.
   *
   * @param number their member number
   * @param name null when nobody asked
   * @param was what they got
   * @param draft what they would have got
   */
  public record MemberPoints(String number, @Nullable String name, long was, long draft) {}

  /**
   * A day's points, less what was taken back of its sales.
   *
   * @param day the business day
   * @param sales its sales, refunds and voids
   * @param was what they came to
   * @param draft what they would have come to
   */
  public record Day(LocalDate day, long sales, long was, long draft) {}
}
