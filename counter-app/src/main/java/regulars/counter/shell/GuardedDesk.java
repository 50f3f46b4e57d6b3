package regulars.counter.shell;

import java.util.List;
import java.util.UUID;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.ClaimResult;
import regulars.counter.desk.Desk;
import regulars.counter.desk.DeskStatus;
import regulars.counter.desk.EnrolResult;
import regulars.counter.desk.FeedSale;
import regulars.counter.desk.FoundMember;
import regulars.counter.desk.HeldSale;
import regulars.counter.desk.MemberView;
import regulars.counter.desk.NextSale;
import regulars.counter.desk.PinCheck;
import regulars.counter.desk.RedeemResult;
import regulars.counter.desk.StatementPage;
import regulars.model.member.Phone;
import regulars.model.rules.Rules;
import regulars.model.staff.Staff;
import regulars.model.sync.Action;
import regulars.model.sync.Change.Shop;

/**
 * A desk that refuses to be called on the JavaFX thread, where waiting for disk or network would
 * freeze the window. The window wraps every desk in one, so every window test tests it.
 */
final class GuardedDesk implements Desk {
  private final Desk desk;

  GuardedDesk(Desk desk) {
    this.desk = desk;
  }

  private Desk away() {
    if (Platform.isFxApplicationThread()) {
      throw new IllegalStateException("The desk may wait: never call it on the JavaFX thread");
    }
    return desk;
  }

  @Override
  public @Nullable Shop shop() {
    return away().shop();
  }

  @Override
  public @Nullable Rules rules() {
    return away().rules();
  }

  @Override
  public List<Staff> staff() {
    return away().staff();
  }

  @Override
  public PinCheck checkPin(String staffId, String pin) {
    return away().checkPin(staffId, pin);
  }

  @Override
  public RedeemResult redeem(
      UUID memberId,
      String reward,
      long cost,
      long baseVersion,
      @Nullable String staff,
      Action.@Nullable Override override) {
    return away().redeem(memberId, reward, cost, baseVersion, staff, override);
  }

  @Override
  public List<FoundMember> lookUp(String typed, int limit) {
    return away().lookUp(typed, limit);
  }

  @Override
  public @Nullable UUID byCard(String scanned) {
    return away().byCard(scanned);
  }

  @Override
  public @Nullable MemberView open(UUID memberId) {
    return away().open(memberId);
  }

  @Override
  public StatementPage statement(UUID memberId, StatementPage.Place before) {
    return away().statement(memberId, before);
  }

  @Override
  public @Nullable MemberView refresh(UUID memberId) {
    return away().refresh(memberId);
  }

  @Override
  public EnrolResult enrol(String typedPhone, String name, @Nullable String staff) {
    return away().enrol(typedPhone, name, staff);
  }

  @Override
  public RedeemResult redeem(
      UUID memberId, String reward, long cost, long baseVersion, @Nullable String staff) {
    return away().redeem(memberId, reward, cost, baseVersion, staff);
  }

  @Override
  public RedeemResult reverse(
      UUID memberId, UUID opId, @Nullable String reason, @Nullable String staff) {
    return away().reverse(memberId, opId, reason, staff);
  }

  @Override
  public RedeemResult adjust(
      UUID memberId, long points, String reason, @Nullable UUID settles, @Nullable String staff) {
    return away().adjust(memberId, points, reason, settles, staff);
  }

  @Override
  public RedeemResult edit(
      UUID memberId,
      long baseProfileVersion,
      @Nullable Phone phone,
      @Nullable String name,
      @Nullable String staff) {
    return away().edit(memberId, baseProfileVersion, phone, name, staff);
  }

  @Override
  public List<HeldSale> held(int limit) {
    return away().held(limit);
  }

  @Override
  public RedeemResult settle(
      UUID holdId, boolean release, @Nullable String reason, @Nullable String staff) {
    return away().settle(holdId, release, reason, staff);
  }

  @Override
  public ClaimResult claim(UUID saleOpId, UUID memberId, @Nullable String staff) {
    return away().claim(saleOpId, memberId, staff);
  }

  @Override
  public RedeemResult move(
      UUID saleOpId,
      UUID toMember,
      String reason,
      Action.@Nullable Override override,
      @Nullable String staff) {
    return away().move(saleOpId, toMember, reason, override, staff);
  }

  @Override
  public NextSale nextSaleFor(UUID memberId, @Nullable String staff) {
    return away().nextSaleFor(memberId, staff);
  }

  @Override
  public void cancelNextSale() {
    away().cancelNextSale();
  }

  @Override
  public @Nullable NextSale nextSale() {
    return away().nextSale();
  }

  @Override
  public List<FeedSale> feed(int limit) {
    return away().feed(limit);
  }

  @Override
  public DeskStatus status() {
    return away().status();
  }

  @Override
  public void listen(Listener listener) {
    away().listen(listener);
  }
}
