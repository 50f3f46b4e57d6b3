package regulars.model.earn;

import java.util.List;
import regulars.model.rules.Reward;

/** What one sale does: exactly one of the four moves. There is no fifth. */
public sealed interface Decision {

  /** No member to give points to. */
  record Skip(SkipReason reason) implements Decision {}

  /**
   * Points change (up for a sale, down for a refund; 0 when a sale is too small to earn).
   *
   * @param points the sum of the why-lines
   * @param why the rules that gave them
   */
  record Add(long points, List<WhyLine> why) implements Decision {
    /** Checks that the why-lines sum to the points. */
    public Add {
      why = Whys.checked(why, points);
    }
  }

  /**
   * Points are added and the balance reaches one or more rewards that it did not reach before.
   *
   * @param points the sum of the why-lines
   * @param why the rules that gave them
   * @param reached the rewards newly within reach, cheapest first; never empty
   */
  record AddAndAnnounce(long points, List<WhyLine> why, List<Reward> reached) implements Decision {
    /** Checks that the why-lines sum to the points and that something was reached. */
    public AddAndAnnounce {
      why = Whys.checked(why, points);
      reached = List.copyOf(reached);
      if (reached.isEmpty()) {
        throw new IllegalArgumentException("nothing to announce");
      }
    }
  }

  /**
   * Parked until a person releases or rejects it; the balance stays.
   *
   * @param reason why a person should look
   * @param points what it would do when released
   * @param why the rules that would give them
   */
  record Hold(HoldReason reason, long points, List<WhyLine> why) implements Decision {
    /** Checks that the why-lines sum to the points. */
    public Hold {
      why = Whys.checked(why, points);
    }
  }
}
