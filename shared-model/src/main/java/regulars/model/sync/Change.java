package regulars.model.sync;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.member.MemberCard;
import regulars.model.sale.Sale;
import regulars.model.staff.Role;
import regulars.model.staff.Staff;

/**
 * Something that changed, in its newest state. Counters ignore kinds they do not know.
 *
 * <p>Each has a {@code revision}: dense, given by the server with every commit that changes
 * anything a counter shows; of two states of one thing the higher revision is newer.
 */
public sealed interface Change {
  /** Its place in the feed of changes. */
  long revision();

  /** A member: enrolled, renamed, or with another balance. */
  record MemberChanged(long revision, MemberCard card) implements Change {}

  /** A member who was erased; drop everything that names them. */
  record MemberErased(long revision, UUID memberId) implements Change {}

  /**
   * A sale that waits for a person, or no longer does.
   *
   * @param revision its place in the feed
   * @param holdId the operation whose sale it is
   * @param memberId whose sale
   * @param sale the sale
   * @param reason why it was held
   * @param points what it would do
   * @param usualLargest the member's largest sale before it, in minor units
   * @param state whether it still waits
   */
  record HoldChanged(
      long revision,
      UUID holdId,
      UUID memberId,
      Sale sale,
      regulars.model.earn.HoldReason reason,
      long points,
      long usualLargest,
      HoldState state)
      implements Change {}

  /** What became of a held sale. */
  enum HoldState {
    WAITING,
    RELEASED,
    REJECTED
  }

  /**
   * The rules document: a new version came into force.
   *
   * @param revision its place in the feed
   * @param version 1 the first
   * @param text the document as the owner wrote it
   */
  record RulesChanged(long revision, int version, String text) implements Change {}

  /** Somebody who works in the shop: new, changed, or gone. */
  record StaffChanged(long revision, Staff staff) implements Change {}

  /** The shop itself. */
  record ShopChanged(long revision, Shop shop) implements Change {}

  /**
   * The shop as its counters need it.
   *
   * @param name what it is called
   * @param country ISO 3166 code: how phone numbers are read
   * @param currency ISO 4217 code
   * @param zone IANA time zone
   * @param staff names to choose from without a PIN, as long as the shop has set up no {@link
   *     Staff}
   * @param signOutMinutes so long without a key or a touch, and who is at work is signed out; 0 for
   *     never, null as long as nobody said
   */
  record Shop(
      String name,
      String country,
      String currency,
      String zone,
      List<StaffMember> staff,
      @Nullable Integer signOutMinutes) {
    /** Minutes as long as nobody said. */
    public static final int USUAL_MINUTES = 10;

    /** More is never. */
    public static final int MOST_MINUTES = 240;

    /** A shop that said nothing of signing out. */
    public Shop(
        String name, String country, String currency, String zone, List<StaffMember> staff) {
      this(name, country, currency, zone, staff, null);
    }

    /** The same with so many minutes. */
    public Shop signingOutAfter(int minutes) {
      return new Shop(name, country, currency, zone, staff, minutes);
    }

    /** Minutes without a key or a touch; 0 for never. */
    public int minutesToSignOut() {
      return signOutMinutes == null ? USUAL_MINUTES : signOutMinutes;
    }
  }

  /**
   * A name to choose from as long as the shop has set up no {@link Staff}.
   *
   * @param id short and stable, for the ledger
   * @param name for the screen
   * @param role what they may do
   */
  record StaffMember(String id, String name, Role role) {}
}
