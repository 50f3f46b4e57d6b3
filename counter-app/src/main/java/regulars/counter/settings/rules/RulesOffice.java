package regulars.counter.settings.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.counter.office.Office;
import regulars.counter.office.OfficeException;
import regulars.model.earn.HoldReason;
import regulars.model.earn.WhyLine;
import regulars.model.rules.Problem;
import regulars.model.rules.ReadBack;
import regulars.model.rules.Risk;
import regulars.model.sale.SaleLine;
import regulars.model.sync.Move;

/** What the page asks of the server. Every call waits for the network. */
final class RulesOffice {
  private final Office office;

  RulesOffice(Office office) {
    this.office = office;
  }

  /** The rules as an editor starts from; {@code fileText} is null unless the file differs. */
  record Editing(int version, String text, @Nullable String fileText, @Nullable String fileMark) {}

  /** What a draft would mean. */
  record Checked(List<Problem> problems, List<ReadBack> readBack, List<Risk> risks) {
    static final Checked NOTHING = new Checked(List.of(), List.of(), List.of());

    boolean sound() {
      return problems.isEmpty();
    }
  }

  /** A draft to put in force. */
  record Draft(String text, int baseVersion, @Nullable String fileMark, List<Risk> confirmed) {}

  /** A basket to try. */
  record Basket(
      String text,
      long total,
      List<SaleLine> lines,
      LocalDate day,
      long balance,
      long sales,
      long largestSale) {}

  /** What it would earn. */
  record Earned(
      Move move, long points, List<WhyLine> why, List<String> reached, @Nullable HoldReason held) {}

  /** How a trial stands. */
  enum State {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
  }

  /** A trial; {@code result} is null until it is done. */
  record Trial(
      UUID trialId,
      State state,
      long done,
      long total,
      @Nullable String detail,
      @Nullable Replayed result) {}

  /** The past as it was, beside the past under the draft. */
  record Replayed(
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
      List<Day> days) {}

  /** One of the two. */
  record Side(
      long given,
      long takenBack,
      long held,
      long reached,
      long redeemed,
      long impossible,
      @Nullable Cost cost) {}

  /** What the points can cost. */
  record Cost(long minor, String reward, long rewardCost, long worthMinor) {}

  /** A reward on both sides. */
  record RewardCount(
      String name,
      @Nullable Long costNow,
      @Nullable Long costDraft,
      long reachedWas,
      long reachedDraft,
      long redeemedWas,
      long redeemedDraft) {}

  /** A member's points on both sides. */
  record MemberPoints(String number, @Nullable String name, long was, long draft) {}

  /** A day's points on both sides. */
  record Day(LocalDate day, long sales, long was, long draft) {}

  private record Text(String text) {}

  private record Wish(String text, LocalDate from, LocalDate to) {}

  private record Which(UUID trialId) {}

  Editing editing() throws OfficeException {
    return office.read("rules", Editing.class);
  }

  Checked check(String text) throws OfficeException {
    return office.tell("rules/check", new Text(text), Checked.class);
  }

  Earned basket(Basket basket) throws OfficeException {
    return office.tell("rules/basket", basket, Earned.class);
  }

  Editing save(Draft draft) throws OfficeException {
    return office.tell("rules", draft, Editing.class);
  }

  Trial start(String text, LocalDate from, LocalDate to) throws OfficeException {
    return office.tell("rules/trials", new Wish(text, from, to), Trial.class);
  }

  Trial trial(UUID id) throws OfficeException {
    return office.read("rules/trials/" + id, Trial.class);
  }

  Trial cancel(UUID id) throws OfficeException {
    return office.tell("rules/trials/cancel", new Which(id), Trial.class);
  }
}
