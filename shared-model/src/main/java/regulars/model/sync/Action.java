package regulars.model.sync;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.member.Phone;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleKey;

/**
 * What an operation asks for. A new kind, or a new field of a kind, is nullable and absent when
 * null, so that older payloads keep their digest.
 */
public sealed interface Action {

  /**
   * A new member. Refused with the existing member when phone or external number is taken; the
   * proposed id then stands for that member in everything that follows.
   *
   * @param memberId random, made by the author
   * @param phone null for a member known by a number alone
   * @param name null when nobody asked; at most 80 characters
   * @param externalNumber the number an older system used; null when there is none
   */
  record Enrol(
      UUID memberId, @Nullable Phone phone, @Nullable String name, @Nullable String externalNumber)
      implements Action {}

  /**
   * Writes a member's profile as a whole; applies only at the profile version its author saw.
   *
   * @param memberId whose
   * @param baseProfileVersion what the author saw
   * @param phone the new phone; null for none
   * @param name the new name; null for none
   */
  record ChangeMember(
      UUID memberId, long baseProfileVersion, @Nullable Phone phone, @Nullable String name)
      implements Action {}

  /**
   * A sale, refund or void that happened. A fact: it is counted whatever the balance's version.
   *
   * @param memberIdIfNew the id for the member that an unknown phone makes
   * @param sale what the till said
   */
  record RecordSale(UUID memberIdIfNew, Sale sale) implements Action {}

  /**
   * A reward for points. A request: it may be refused.
   *
   * @param memberId whose points
   * @param baseVersion the member's version that the barista saw
   * @param reward the reward's name as shown
   * @param cost its cost as shown
   * @param leaseId the lease it is paid from when redeemed offline; null online
   * @param override a manager's word that a short balance may pass; null normally
   */
  record Redeem(
      UUID memberId,
      long baseVersion,
      String reward,
      long cost,
      @Nullable UUID leaseId,
      @Nullable Override override)
      implements Action {}

  /**
   * Takes an entry back exactly, by another entry. At most once for each entry.
   *
   * @param memberId whose entry
   * @param reverses the operation that caused the entry
   * @param reason what the person said; null when the counter itself undoes an unconfirmed redeem
   */
  record Reverse(UUID memberId, UUID reverses, @Nullable String reason) implements Action {}

  /**
   * A correction by a person.
   *
   * @param memberId whose points
   * @param points up or down, not 0
   * @param reason what the person said; required
   * @param settles the refused operation that this makes good, which is done with in the inbox by
   *     the same commit; null normally
   */
  record Adjust(UUID memberId, long points, String reason, @Nullable UUID settles)
      implements Action {
    /** One that makes nothing good. */
    public Adjust(UUID memberId, long points, String reason) {
      this(memberId, points, reason, null);
    }
  }

  /**
   * Lets a held sale through: its points are worked out again by the rules of its time.
   *
   * @param holdId the operation whose sale is held
   * @param reason what the person said; null when nobody was asked
   */
  record ReleaseHold(UUID holdId, @Nullable String reason) implements Action {}

  /**
   * Drops a held sale for good.
   *
   * @param holdId the operation whose sale is held
   * @param reason what the person said; null when nobody was asked
   */
  record RejectHold(UUID holdId, @Nullable String reason) implements Action {}

  /**
   * Gives a sale that nobody owns to a member, within {@value Claims#MINUTES} minutes of the sale.
   * Decided by the rules of the sale's time; refused once somebody owns it.
   *
   * @param sale which, of kind SALE
   * @param memberId whose it is from now on
   */
  record ClaimSale(SaleKey sale, UUID memberId) implements Action {}

  /**
   * Takes a sale from the member who has it, exactly, with what its refunds took, and gives it to
   * another, in one step. Later than {@value Claims#MINUTES} minutes after the sale, and where its
   * points are spent already, it needs a manager.
   *
   * @param sale which, of kind SALE
   * @param toMember whose it is from now on
   * @param reason what the person said; required
   * @param override a manager's word that the time may be over and points be owed; null normally
   */
  record MoveSale(SaleKey sale, UUID toMember, String reason, @Nullable Override override)
      implements Action {}

  /**
   * A manager's word.
   *
   * @param manager staff id of the manager
   * @param reason what they said; required
   */
  record Override(String manager, String reason) {}
}
