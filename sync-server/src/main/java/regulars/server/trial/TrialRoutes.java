package regulars.server.trial;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.rules.Rules;
import regulars.model.staff.Role;
import regulars.server.http.Json;
import regulars.server.http.Problem;
import regulars.server.http.Route;
import regulars.server.rules.RulesDesk;

/** Trials of drafts over HTTP. */
public final class TrialRoutes {
  private static final int LARGEST = 512 << 10;
  private static final String TRIALS = "/v1/settings/rules/trials";
  private static final String TRIAL = TRIALS + "/{trialId}";

  private final Trials trials;
  private final RulesDesk desk;

  /** Routes to these trials of drafts that the desk can read. */
  public TrialRoutes(Trials trials, RulesDesk desk) {
    this.trials = trials;
    this.desk = desk;
  }

  /**
   * A draft to try.
   *
   * @param text the draft
   * @param from the first business day; null for last month
   * @param to the last business day; null for last month
   */
  public record Wish(String text, @Nullable LocalDate from, @Nullable LocalDate to) {}

  /** A trial to end. */
  public record Which(UUID trialId) {}

  /** The table's lines. */
  public List<Route> routes() {
    return List.of(
        Route.post(
            TRIALS,
            Role.OWNER,
            LARGEST,
            request -> Json.reply(start(Json.read(request.body(), Wish.class)))),
        Route.get(
            TRIAL, Role.OWNER, request -> Json.reply(known(trials.status(request.id("trialId"))))),
        Route.post(
            TRIALS + "/cancel",
            Role.OWNER,
            LARGEST,
            request ->
                Json.reply(
                    known(trials.cancel(Json.read(request.body(), Which.class).trialId())))));
  }

  private Trials.Status start(Wish wish) {
    Rules draft = desk.good(wish.text());
    LocalDate from = wish.from();
    LocalDate to = wish.to();
    try {
      return trials.start(
          draft, from == null || to == null ? trials.lastMonth(draft) : new Period(from, to));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("This period can't be tried: " + e.getMessage() + ".").exception();
    }
  }

  private static Trials.Status known(Trials.@Nullable Status status) {
    if (status == null) {
      throw new Problem(404, "unknown-trial", "There is no such trial (any more): start it again.")
          .exception();
    }
    return status;
  }
}
