package regulars.model.rules;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What has been read of a document so far. One thread, one reading. */
final class Draft {

  /** What a line means once the whole document is known. */
  private record Meaning(int line, Function<Rules, String> sentence) {}

  private final List<Meaning> meanings = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Line> said = new HashMap<>();
  private final List<Multiplier> multipliers = new ArrayList<>();
  private final List<Reward> rewards = new ArrayList<>();

  final Currency currency;

  @Nullable Earn earn;
  boolean earnTried;
  @Nullable ZoneId zone;
  @Nullable LocalTime quietFrom;
  @Nullable LocalTime quietTo;
  @Nullable Integer lapsingAfterDays;
  @Nullable Integer nudgeEveryDays;
  @Nullable Integer holdTimes;
  @Nullable Long holdOver;

  Draft(Currency currency) {
    this.currency = currency;
  }

  /**
   * Notes that a line says something that may be said once only.
   *
   * @param key equal for lines that say the same
   * @param what completes "Lines 3 and 7 both say ...": "how points are earned"
   */
  void once(String key, String what, Line line) throws WrongValue {
    Line before = said.putIfAbsent(key, line);
    if (before != null) {
      throw new WrongValue(
          "Lines "
              + before.number()
              + " and "
              + line.number()
              + " both say "
              + what
              + ": keep one of them",
          WrongValue.NO_SUGGESTION);
    }
  }

  /** Notes that a line says something that may be said once only. */
  void once(String what, Line line) throws WrongValue {
    once(what, what, line);
  }

  void add(Multiplier multiplier) {
    multipliers.add(multiplier);
  }

  void add(Reward reward) {
    rewards.add(reward);
  }

  void means(Line line, Function<Rules, String> sentence) {
    meanings.add(new Meaning(line.number(), sentence));
  }

  void problem(Line line, String message, @Nullable String suggestion) {
    boolean none = suggestion == null || suggestion.equals(WrongValue.NO_SUGGESTION);
    problems.add(new Problem(line.number(), line.text(), message + ".", none ? null : suggestion));
  }

  boolean hasProblems() {
    return !problems.isEmpty();
  }

  /** The lines that were read or refused: every line that is not blank, exactly once. */
  List<Integer> accountedFor() {
    List<Integer> lines = new ArrayList<>();
    meanings.forEach(meaning -> lines.add(meaning.line));
    problems.forEach(problem -> lines.add(problem.line()));
    return lines;
  }

  Reading reading(int version, ZoneId shopZone) {
    if (earn == null || hasProblems()) {
      return new Reading.Bad(problems);
    }
    int times = holdTimes == null ? HoldRule.USUAL.timesUsual() : holdTimes;
    Rules rules =
        new Rules(
            version,
            currency,
            zone == null ? shopZone : zone,
            earn,
            multipliers,
            rewards,
            new HoldRule(times, holdOver),
            new Messaging(quietFrom, quietTo, lapsingAfterDays, nudgeEveryDays));
    return new Reading.Good(
        rules,
        meanings.stream()
            .sorted(Comparator.comparingInt(Meaning::line))
            .map(meaning -> new ReadBack(meaning.line, meaning.sentence.apply(rules)))
            .toList());
  }
}
