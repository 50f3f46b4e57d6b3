package regulars.model.rules;

/**
 * An edit of the rules that members would feel at once, so a person is asked again.
 *
 * @param kind what is risky about it
 * @param what the reward it is about; the currency's code where it is about earning
 * @param before points before: what the reward costs, or what 100 of the currency earn
 * @param after points after; 0 for a reward that is gone
 */
public record Risk(Kind kind, String what, long before, long after) {

  /** What is risky. */
  public enum Kind {
    /** A reward costs more points than now. */
    REWARD_DEARER,
    /** A reward is no longer offered under its name. */
    REWARD_GONE,
    /** Sales earn half of what they do now, or less. */
    POINTS_HALVED,
    /** Sales earn twice of what they do now, or more. */
    POINTS_DOUBLED
  }
}
