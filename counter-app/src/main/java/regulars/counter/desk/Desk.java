package regulars.counter.desk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.member.Phone;
import regulars.model.rules.Rules;
import regulars.model.staff.Staff;
import regulars.model.sync.Action;
import regulars.model.sync.Change.Shop;

/**
 * Everything the counter's screens ask for. The one door between screens and the rest.
 *
 * <p>Every method may wait for the disk, and those that say so for the network: never call one on
 * the JavaFX thread. Safe for use by several threads. Methods that change something return only
 * once it is on the disk.
 */
public interface Desk {

  /** The shop as last heard from the server; null before the first contact. */
  @Nullable Shop shop();

  /** The rules in force as last heard from the server; null before the first contact. */
  @Nullable Rules rules();

  /** Everybody on the staff, those who left too; empty when the shop has set up none. No hashes. */
  List<Staff> staff();

  /**
   * Checks somebody's PIN. Works offline; takes about a tenth of a second. Wrong ones are counted,
   * also over a restart.
   */
  PinCheck checkPin(String staffId, String pin);

  /**
   * Members that match what was typed: last four digits, any run of digits of the phone, a member
   * number, or the beginning of a name. Mirror and not yet acknowledged members alike; best first.
   *
   * @param limit at most this many, 1 to 50
   */
  List<FoundMember> lookUp(String typed, int limit);

  /**
   * Whose card this is: the member number with its check digit, the number that an older system
   * gave, or a whole phone number. Null when nobody's.
   *
   * @param scanned as a scanner reads it
   */
  @Nullable UUID byCard(String scanned);

  /** A member from the mirror, at once; null when nobody has this id. */
  @Nullable MemberView open(UUID memberId);

  /**
   * A piece of a member's statement, as long as it goes back. Waits for the network, at most about
   * two seconds, where only the server has it.
   *
   * @param before where the piece ends: {@link StatementPage.Place#NEWEST}, or where the last one
   *     said that the next begins
   */
  StatementPage statement(UUID memberId, StatementPage.Place before);

  /**
   * The same with the server's live balance. Waits for the network, at most about two seconds; when
   * the server can't be reached, what {@link #open} says.
   */
  @Nullable MemberView refresh(UUID memberId);

  /**
   * A new member, or the one that has this phone already. Works offline.
   *
   * @param typedPhone as typed
   * @param name as typed; may be blank
   * @param staff staff id, null when nobody is signed in
   */
  EnrolResult enrol(String typedPhone, String name, @Nullable String staff);

  /**
   * Redeems a reward. Waits for the server's answer, at most about ten seconds; a redemption not
   * confirmed by then is withdrawn, and undone by itself should it have gone through.
   *
   * @param baseVersion the version of the member that the barista saw
   */
  RedeemResult redeem(
      UUID memberId, String reward, long cost, long baseVersion, @Nullable String staff);

  /**
   * The same with a manager's word that a short balance may pass.
   *
   * @param override whose word, and why; null for none
   */
  RedeemResult redeem(
      UUID memberId,
      String reward,
      long cost,
      long baseVersion,
      @Nullable String staff,
      Action.@Nullable Override override);

  /** Reverses an entry: the same points back. Waits for the server like {@link #redeem}. */
  RedeemResult reverse(UUID memberId, UUID opId, @Nullable String reason, @Nullable String staff);

  /**
   * Corrects a balance by a manager's word. Waits for the server like {@link #redeem}.
   *
   * @param points up or down, not 0
   * @param reason what they said; required
   * @param settles the refused operation that this makes good; null normally
   * @param staff the manager
   */
  RedeemResult adjust(
      UUID memberId, long points, String reason, @Nullable UUID settles, @Nullable String staff);

  /**
   * Writes a member's profile as a whole. Waits for the server like {@link #redeem}.
   *
   * @param baseProfileVersion the profile that whoever asks has seen
   * @param phone null for none
   * @param name null for none
   */
  RedeemResult edit(
      UUID memberId,
      long baseProfileVersion,
      @Nullable Phone phone,
      @Nullable String name,
      @Nullable String staff);

  /**
   * Sales that wait for a person, as the server last said, oldest first.
   *
   * @param limit at most this many, 1 to 200
   */
  List<HeldSale> held(int limit);

  /**
   * Lets a held sale through, or drops it. Waits for the server like {@link #redeem}.
   *
   * @param release whether its points count from now on; else they never will
   * @param reason what the person said; null when nobody was asked
   */
  RedeemResult settle(
      UUID holdId, boolean release, @Nullable String reason, @Nullable String staff);

  /**
   * Gives a sale of nobody to a member. Works offline: here at once, on the server when it can be
   * reached. Waits for the server's answer while it is in reach.
   *
   * @param saleOpId a sale of the feed
   */
  ClaimResult claim(UUID saleOpId, UUID memberId, @Nullable String staff);

  /**
   * Takes a sale from the member who has it and gives it to another. Waits for the server like
   * {@link #redeem}.
   *
   * @param saleOpId a sale of the feed
   * @param override a manager's word that points may be owed or the time be over; null normally
   */
  RedeemResult move(
      UUID saleOpId,
      UUID toMember,
      String reason,
      Action.@Nullable Override override,
      @Nullable String staff);

  /**
   * The next sale that comes without a member, within three minutes, is this member's.
   *
   * @param staff who says so; null when nobody is signed in
   */
  NextSale nextSaleFor(UUID memberId, @Nullable String staff);

  /** The next sale is nobody's any more. */
  void cancelNextSale();

  /** Whose the next sale is; null when nobody's. */
  @Nullable NextSale nextSale();

  /** The latest sales from the till, newest first, at most {@code limit} (1 to 200). */
  List<FeedSale> feed(int limit);

  /** How the counter stands with server and tills. Does not wait. */
  DeskStatus status();

  /** Tells {@code listener} from now on, on some background thread, never concurrently. */
  void listen(Listener listener);

  /** What a screen wants to hear. Every call says only "look again". */
  interface Listener {
    /** A sale came in or got its answer. */
    void feedChanged();

    /** This member changed; null: many did. */
    void memberChanged(@Nullable UUID memberId);

    /** The status changed. */
    void statusChanged();

    /** Shop or rules changed. */
    void shopChanged();
  }
}
