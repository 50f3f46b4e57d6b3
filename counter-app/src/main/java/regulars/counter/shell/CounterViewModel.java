package regulars.counter.shell;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import regulars.counter.adjust.AdjustViewModel;
import regulars.counter.desk.Desk;
import regulars.counter.desk.MemberView;
import regulars.counter.display.DisplayViewModel;
import regulars.counter.feed.FeedViewModel;
import regulars.counter.feed.NewSales;
import regulars.counter.feed.PairingViewModel;
import regulars.counter.fx.Background;
import regulars.counter.fx.Newest;
import regulars.counter.fx.ScanKeys;
import regulars.counter.fx.Strip;
import regulars.counter.fx.Ticker;
import regulars.counter.holds.HoldsViewModel;
import regulars.counter.member.CardViewModel;
import regulars.counter.member.EnrolViewModel;
import regulars.counter.member.SearchViewModel;
import regulars.counter.member.StatementViewModel;
import regulars.counter.office.Office;
import regulars.counter.office.ServerHere;
import regulars.counter.office.WatchedOffice;
import regulars.counter.receipt.NotePrinting;
import regulars.counter.receipt.NoteViewModel;
import regulars.counter.redeem.RedeemViewModel;
import regulars.counter.redeem.ReversalViewModel;
import regulars.counter.settings.SettingsPage;
import regulars.counter.settings.SettingsTools;
import regulars.counter.settings.SettingsViewModel;
import regulars.counter.settings.inbox.InboxPage;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.staff.Idle;
import regulars.counter.staff.PinViewModel;
import regulars.counter.words.Words;

/**
 * Everything the window shows, put together in one place. Made and used on the screen's thread;
 * what the desk tells from other threads is brought there.
 */
public final class CounterViewModel implements Desk.Listener {
  private static final int FORM_KEPT_SECONDS = 20;

  private final Desk desk;
  private final Newest scans = new Newest();
  private final Background background;
  private final Strip strip;
  private final ShopViewModel shop;
  private final CardViewModel card;
  private final EnrolViewModel enrol;
  private final SearchViewModel search;
  private final ReversalViewModel reversal;
  private final RedeemViewModel redeem;
  private final AdjustViewModel adjust;
  private final FeedViewModel feed;
  private final SettingsViewModel settings;
  private final HoldsViewModel holds;
  private final NoteViewModel note;
  private final StatementViewModel statement;
  private final NewSales sales;
  private final PinViewModel pins;
  private final DisplayViewModel display;
  private final Idle idle;
  private final ObservableValue<StatusText> status;

  /** The member that keys and buttons mean: nobody while a form or the held sales hide the card. */
  private final ObservableValue<@Nullable MemberView> inFront;

  /** Knows nothing until {@link #start}. */
  public CounterViewModel(
      Desk desk,
      Office office,
      NotePrinting printing,
      ServerHere server,
      Background background,
      Ticker ticker,
      Words words,
      Function<SettingsTools, List<SettingsPage>> pages) {
    this.desk = desk;
    this.background = background;
    strip = new Strip(ticker);
    shop = new ShopViewModel(desk, background, words);
    pins = new PinViewModel(desk, office, background, shop);
    card = new CardViewModel(desk, background, shop, strip, ticker);
    enrol = new EnrolViewModel(desk, background, shop, strip, card::open);
    search = new SearchViewModel(desk, background, shop, this::open, enrol::start);
    reversal = new ReversalViewModel(desk, background, shop, strip, pins, card::again);
    redeem = new RedeemViewModel(desk, background, shop, strip, reversal, pins, card::again);
    adjust = new AdjustViewModel(desk, background, shop, strip, pins, card::again);
    card.memberProperty().addListener((_, _, member) -> adjust.member(member));
    PairingViewModel pairing = new PairingViewModel(desk, background, shop, strip, pins, ticker);
    feed = new FeedViewModel(desk, background, shop, this::open, pairing, ticker);
    Office watched = new WatchedOffice(office, () -> background.onScreen(this::signInNeeded));
    SettingsTools tools =
        new SettingsTools(
            watched,
            desk,
            background,
            ticker,
            shop,
            strip,
            printing,
            this::openFromSettings,
            server);
    settings = new SettingsViewModel(pages.apply(tools), tools, pins);
    statement = new StatementViewModel(desk, background, shop, strip);
    card.memberProperty().addListener((_, _, member) -> statement.member(member));
    note = new NoteViewModel(printing, desk, background, shop, strip);
    sales = new NewSales(desk, background);
    display = new DisplayViewModel(desk, background, shop, ticker);
    sales.listen(note::sold);
    sales.listen(display::sold);
    redeem.whenRedeemed((memberId, opId) -> {
      note.redeemed(memberId, opId);
      display.redeemed(memberId, opId);
    });
    card.memberProperty().addListener((_, _, member) -> display.member(member));
    holds = new HoldsViewModel(desk, background, shop, strip, pins, this::open);
    inFront =
        Bindings.createObjectBinding(
            () ->
                enrol.askingProperty().get()
                        || adjust.askingProperty().get()
                        || holds.openProperty().get()
                    ? null
                    : card.memberProperty().get(),
            enrol.askingProperty(),
            adjust.askingProperty(),
            holds.openProperty(),
            card.memberProperty());
    inFront.addListener((_, _, member) -> {
      note.member(member);
      redeem.member(member);
      pairing.member(member);
    });
    idle = new Idle(shop, ticker, this::signOut);
    status =
        Bindings.createObjectBinding(
            () -> StatusText.of(shop.statusProperty().get(), shop.words()),
            shop.statusProperty(),
            shop.wordsProperty());
  }

  /** Nobody has touched the counter for a while: whoever comes next says who they are. */
  private void signOut() {
    pins.cancel();
    settings.close();
    shop.staffProperty().set(null);
    strip.note(shop.words().text("staff.signed-out"));
  }

  /** Somebody is here. */
  void touched() {
    idle.touched();
  }

  private void openFromSettings(UUID memberId) {
    settings.close();
    open(memberId);
  }

  /** Opens the settings at what a manager has to look at. */
  public void lookAtInbox() {
    settings.openAt(InboxPage.ID);
  }

  private void signInNeeded() {
    settings.sessionOver();
  }

  private void open(UUID memberId) {
    enrol.cancel();
    adjust.cancel();
    reversal.cancel();
    holds.close();
    card.open(memberId);
  }

  /** Begins to listen to the desk, and reads everything once. */
  public void start() {
    background.run(
        () -> {
          desk.listen(this);
          return true;
        },
        _ -> {},
        _ -> strip.problem(shop.words().text("failed.start")));
    shopChanged();
    statusChanged();
    feedChanged();
  }

  /** Steps back from whatever is in front: a question, a form, the search, at last the card. */
  public void back() {
    if (note.shown()) {
      note.close();
    } else if (reversal.askedProperty().get() != null) {
      reversal.cancel();
    } else if (enrol.askingProperty().get()) {
      enrol.cancel();
    } else if (adjust.askingProperty().get() && !holds.openProperty().get()) {
      adjust.cancel();
    } else if (feed.pairing().asking()) {
      feed.pairing().cancelMove();
    } else if (holds.asking()) {
      holds.cancel();
    } else if (!search.typedProperty().get().isEmpty()) {
      search.clear();
    } else if (holds.openProperty().get()) {
      holds.close();
    } else if (statement.openProperty().get()) {
      statement.close();
    } else if (redeem.openProperty().get()) {
      redeem.escape();
    } else {
      card.close();
    }
  }

  /** Asks who is at work now. */
  public void whoIsAtWork() {
    if (shop.hasStaff()) {
      pins.signIn(null, () -> {});
    }
  }

  /**
   * Opens the member whose card was read. A form that was begun is kept to go back to. What is
   * nobody's card may be what a person typed: that stays where it is.
   */
  public void scanned(ScanKeys.Read read) {
    String searched = search.typedProperty().get();
    boolean secret = pins.shown() || read.hidden();
    scans.ask();
    background.run(
        () -> Optional.ofNullable(desk.byCard(read.code())),
        scans.only(member -> {
          if (member.isPresent()) {
            boolean same = searched.equals(search.typedProperty().get());
            read.takeOut();
            if (same) {
              search.clear();
            }
            pins.startOver();
            openScanned(member.get());
          } else {
            read.leave();
            if (!secret) {
              unknown(read.code());
            }
          }
        }),
        scans.only(_ -> {
          read.leave();
          strip.problem(shop.words().text("search.failed"));
        }));
  }

  private void openScanned(UUID memberId) {
    EnrolViewModel.Draft begun = enrol.begun();
    open(memberId);
    if (begun != null) {
      Words words = shop.words();
      strip.show(
          new Strip.Message(
              Strip.Kind.NOTE,
              words.text("scan.form-kept"),
              new Strip.Offer(words.text("scan.form-back"), () -> enrol.goOn(begun))),
          FORM_KEPT_SECONDS);
    }
  }

  private void unknown(String code) {
    strip.problem(shop.words().text("scan.nobody", code));
  }

  /** Asks for a new member, beginning with the number in the search field if there is one. */
  public void newMember() {
    String typed = search.typedProperty().get();
    search.clear();
    holds.close();
    boolean number = !typed.isBlank() && typed.chars().noneMatch(Character::isLetter);
    enrol.start(number ? typed : "");
  }

  @Override
  public void feedChanged() {
    feed.feedChanged();
    sales.feedChanged();
  }

  @Override
  public void memberChanged(@Nullable UUID memberId) {
    background.onScreen(() -> {
      card.memberChanged(memberId);
      holds.changed();
      feed.membersChanged();
    });
  }

  @Override
  public void statusChanged() {
    shop.statusChanged();
  }

  @Override
  public void shopChanged() {
    shop.shopChanged();
  }

  /** The strip that tells what happened. */
  public Strip strip() {
    return strip;
  }

  /** The shop and how the counter stands. */
  public ShopViewModel shop() {
    return shop;
  }

  /** The member on the screen. */
  public CardViewModel card() {
    return card;
  }

  /** The form for a new member. */
  public EnrolViewModel enrol() {
    return enrol;
  }

  /** The note of the member on the screen. */
  public NoteViewModel note() {
    return note;
  }

  /** The whole statement of the member on the screen. */
  public StatementViewModel statement() {
    return statement;
  }

  /** What the customer sees. */
  public DisplayViewModel display() {
    return display;
  }

  /** The search field. */
  public SearchViewModel search() {
    return search;
  }

  /** The rewards column. */
  public RedeemViewModel redeem() {
    return redeem;
  }

  /** The form that corrects a balance. */
  public AdjustViewModel adjust() {
    return adjust;
  }

  /** Taking back from the statement. */
  public ReversalViewModel reversal() {
    return reversal;
  }

  /** The till's feed. */
  public FeedViewModel feed() {
    return feed;
  }

  /** The owner's settings. */
  public SettingsViewModel settings() {
    return settings;
  }

  /** The PIN pad; also a manager's word for whoever needs it. */
  public PinViewModel pins() {
    return pins;
  }

  /** The inbox of held sales. */
  public HoldsViewModel holds() {
    return holds;
  }

  /** How the counter stands, in words. */
  ObservableValue<StatusText> status() {
    return status;
  }
}
