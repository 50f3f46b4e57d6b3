package regulars.server.inbox;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a shop should notice of itself: points that staff give to their own number, or to
 * one number again and again. It accuses nobody and stops nothing; a person looks.
 */
public final class Watch {
  /** So often a day one person may give one member points by hand before somebody looks. */
  public static final int MOST_BY_HAND = 3;

  /** So often a day the till may name one number before somebody looks. */
  public static final int MOST_AT_TILL = 8;

  private Watch() {}

  /** Why somebody should look. Names are stored: never rename one. */
  public enum Cause {
    /** Staff gave points to the number that stands beside their own name. */
    ALERT_OWN_NUMBER,
    /** One person gave points to one member by hand unusually often. */
    ALERT_OFTEN_BY_HAND,
    /** The till named one number unusually often. */
    ALERT_OFTEN_AT_TILL
  }

  /**
   * What there is to notice about a member who was just given points.
   *
   * @param staff who gave them by hand; null when the till named the member
   * @param own whether the member has the number of that person
   * @param day who gave them points on that day, this time included: null is the till
   */
  public static List<Cause> causes(
      @Nullable String staff, boolean own, List<@Nullable String> day) {
    List<Cause> causes = new ArrayList<>();
    if (staff == null) {
      long atTill = day.stream().filter(who -> who == null).count();
      if (atTill > MOST_AT_TILL) {
        causes.add(Cause.ALERT_OFTEN_AT_TILL);
      }
    } else if (own) {
      causes.add(Cause.ALERT_OWN_NUMBER); // Says more than that it was often.
    } else if (day.stream().filter(staff::equals).count() > MOST_BY_HAND) {
      causes.add(Cause.ALERT_OFTEN_BY_HAND);
    }
    return causes;
  }
}
