package regulars.model.earn;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.model.rules.CategoryName;
import regulars.model.rules.Multiplier;
import regulars.model.rules.Rules;
import regulars.model.sale.SaleLine;

/**
 * What a basket earns, rule by rule. The base rule counts the total. Each line counts for the
 * highest multiplier that covers it; a multiplier without a category also covers what no line
 * accounts for. Together the multipliers never count more than the total: where a discount on the
 * basket leaves less than the lines add up to, the higher multiplier counts first.
 */
final class Tally {
  private final Rules rules;

  /** At 0 what the base rule counts, at i + 1 what multiplier i counts, in minor units. */
  private final long[] amounts;

  private Tally(Rules rules, long[] amounts) {
    this.rules = rules;
    this.amounts = amounts;
  }

  static Tally of(Rules rules, DayOfWeek day, Basket basket) {
    List<Candidate> candidates = candidates(rules, day);
    long unaccounted = basket.total();
    long[] covered = new long[1 + rules.multipliers().size()];
    if (!candidates.isEmpty()) {
      for (SaleLine line : basket.lines()) {
        // No line counts more than the total: keeps the sum of a thousand lines far from overflow.
        long amount = Math.min(line.amount(), basket.total());
        unaccounted -= amount;
        Candidate best = best(candidates, CategoryName.fold(line.category()));
        if (best != null) {
          covered[best.index] += amount;
        }
      }
    }
    for (Candidate candidate : candidates) {
      if (candidate.category == null) {
        covered[candidate.index] += Math.max(0, unaccounted);
        break;
      }
    }
    long[] amounts = new long[covered.length];
    amounts[0] = basket.total();
    long left = basket.total();
    for (Candidate candidate : candidates) {
      amounts[candidate.index] = Math.min(covered[candidate.index], left);
      left -= amounts[candidate.index];
    }
    return new Tally(rules, amounts);
  }

  /** A multiplier that holds today, with its category folded once. */
  private record Candidate(int index, int times, @Nullable String category) {}

  /** Today's multipliers, the highest first; of two equal ones the one written first. */
  private static List<Candidate> candidates(Rules rules, DayOfWeek day) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < rules.multipliers().size(); i++) {
      Multiplier multiplier = rules.multipliers().get(i);
      if (multiplier.holdsOn(day)) {
        String category = multiplier.category();
        candidates.add(
            new Candidate(
                i + 1, multiplier.times(), category == null ? null : CategoryName.fold(category)));
      }
    }
    candidates.sort(Comparator.comparingInt(Candidate::times).reversed());
    return candidates;
  }

  private static @Nullable Candidate best(List<Candidate> candidates, String category) {
    for (Candidate candidate : candidates) {
      if (candidate.category == null || candidate.category.equals(category)) {
        return candidate;
      }
    }
    return null;
  }

  private long points(int index) {
    return index == 0
        ? rules.earn().pointsFor(amounts[0])
        : rules.earn().pointsFor(amounts[index], rules.multipliers().get(index - 1).times() - 1);
  }

  private String text(int index) {
    return index == 0 ? rules.earn().text() : rules.multipliers().get(index - 1).text();
  }

  long points() {
    long sum = 0;
    for (int i = 0; i < amounts.length; i++) {
      sum += points(i);
    }
    return sum;
  }

  /** One line for each rule that gave points. */
  List<WhyLine> why() {
    List<WhyLine> why = new ArrayList<>();
    for (int i = 0; i < amounts.length; i++) {
      if (points(i) != 0) {
        why.add(new WhyLine(text(i), amounts[i], points(i)));
      }
    }
    return why;
  }

  /** One line for each rule that gave more in {@code earlier} than here, with what is lost. */
  List<WhyLine> lostSince(Tally earlier) {
    List<WhyLine> why = new ArrayList<>();
    for (int i = 0; i < amounts.length; i++) {
      long lost = earlier.points(i) - points(i);
      if (lost != 0) {
        why.add(new WhyLine(text(i), earlier.amounts[i] - amounts[i], -lost));
      }
    }
    return why;
  }
}
