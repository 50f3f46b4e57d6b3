package regulars.model.earn;

import java.util.List;

/** The check that why-lines account for every point. */
final class Whys {
  private Whys() {}

  static List<WhyLine> checked(List<WhyLine> why, long points) {
    long sum = 0;
    for (WhyLine line : why) {
      sum = Math.addExact(sum, line.points());
    }
    if (sum != points) {
      throw new IllegalArgumentException("why-lines sum to " + sum + ", not to " + points);
    }
    return List.copyOf(why);
  }
}
