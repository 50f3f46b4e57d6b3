package regulars.counter.member;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.Desk;
import regulars.counter.desk.MemberView;
import regulars.counter.desk.StatementRow;
import regulars.counter.fx.Background;
import regulars.counter.fx.Newest;
import regulars.counter.fx.Refresher;
import regulars.counter.fx.Strip;
import regulars.counter.fx.Ticker;
import regulars.counter.shop.ShopViewModel;

/**
 * The card of the member on the screen: first from the mirror, then the server's live balance, then
 * again whenever it changes.
 */
public final class CardViewModel {
  private static final int ASK_EVERY_SECONDS = 5;

  private final Desk desk;
  private final Background background;
  private final ShopViewModel shop;
  private final Strip strip;

  private final Newest newest = new Newest();
  private final ReadOnlyObjectWrapper<@Nullable MemberView> member = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable CardText> text = new ReadOnlyObjectWrapper<>();
  private final ObservableList<StatementLine> statement = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
  private final Refresher<Read> storedAgain;
  private final Refresher<Read> liveAgain;

  private int seconds;
  private boolean doubted;

  // Written on the screen's thread, read by what works in the background.
  private volatile @Nullable UUID wanted;

  /** No card yet. */
  public CardViewModel(
      Desk desk, Background background, ShopViewModel shop, Strip strip, Ticker ticker) {
    this.desk = desk;
    this.background = background;
    this.shop = shop;
    this.strip = strip;
    this.storedAgain = new Refresher<>(background, this::stored, this::read);
    this.liveAgain = new Refresher<>(background, this::live, this::read);
    member.addListener((_, _, _) -> say());
    shop.wordsProperty().addListener((_, _, _) -> say());
    shop.rulesProperty().addListener((_, _, _) -> say());
    shop.statusProperty()
        .addListener((_, old, now) ->
            statusChanged(old == null ? null : old.link(), now == null ? null : now.link()));
    ticker.start(this::tick);
  }

  /**
   * Asks the server every few seconds, and takes the mark "live" away once it no longer answers.
   */
  private void tick() {
    if (member.get() == null || shop.offline()) {
      return;
    }
    if (++seconds >= ASK_EVERY_SECONDS) {
      seconds = 0;
      liveAgain.changed();
    }
    sayCard();
  }

  private void statusChanged(@Nullable Object before, @Nullable Object now) {
    say();
    if (before != now && !shop.offline() && member.get() != null) {
      again();
    }
  }

  /** Shows this member: what is known here at once, the live balance as soon as it is there. */
  public void open(UUID memberId) {
    newest.ask();
    wanted = memberId;
    opening.set(true);
    background.run(
        () -> new Read(memberId, desk.open(memberId)),
        newest.only(this::opened),
        newest.only(_ -> failed()));
  }

  /**
   * What was read.
   *
   * @param wanted of whom; null when nobody was on the screen
   * @param view null when nobody has this id
   */
  private record Read(@Nullable UUID wanted, @Nullable MemberView view) {}

  private Read stored() {
    UUID now = wanted;
    return new Read(now, now == null ? null : desk.open(now));
  }

  private Read live() {
    UUID now = wanted;
    return new Read(now, now == null ? null : desk.refresh(now));
  }

  private void opened(Read read) {
    opening.set(false);
    read(read);
    if (wanted != null) {
      UUID memberId = read.wanted();
      background.run(
          () -> new Read(memberId, memberId == null ? null : desk.refresh(memberId)),
          newest.only(this::read),
          newest.only(_ -> {}));
    }
  }

  private void read(Read read) {
    if (read.wanted() == null || !read.wanted().equals(wanted)) {
      return; // Somebody else is on the screen by now.
    }
    if (read.view() == null) {
      close();
      strip.problem(shop.words().text("card.gone"));
    } else if (late(member.get(), read.view())) {
      liveAgain.changed();
    } else {
      member.set(newer(member.get(), read.view()));
    }
  }

  /**
   * Whether an answer of the server was overtaken by the feed on its way. Said twice in a row it is
   * no mistake: the server was restored.
   */
  private boolean late(@Nullable MemberView shown, MemberView read) {
    doubted =
        !doubted
            && shown != null
            && shown.card().memberId().equals(read.card().memberId())
            && read.liveAt() != null
            && read.card().version() < shown.card().version();
    return doubted;
  }

  /**
   * Of two views of a member the later; the mirror's word never takes the place of a live balance
   * that is as new, but its statement and what waits do.
   */
  static MemberView newer(@Nullable MemberView shown, MemberView read) {
    if (shown == null
        || !shown.card().memberId().equals(read.card().memberId())
        || read.liveAt() != null
        || shown.liveAt() == null
        || read.card().version() > shown.card().version()) {
      return read;
    }
    if (read.card().version() < shown.card().version()) {
      return shown;
    }
    return new MemberView(
        read.card(), read.waiting(), shown.liveAt(), read.mirrorAt(), read.statement());
  }

  private void failed() {
    opening.set(false);
    strip.problem(shop.words().text("card.failed"));
  }

  /** Reads the member on the screen again, however often it is told once at a time. */
  public void again() {
    if (wanted != null) {
      storedAgain.changed();
      liveAgain.changed();
    }
  }

  /** This member changed; null: many did. */
  public void memberChanged(@Nullable UUID memberId) {
    MemberView shown = member.get();
    if (memberId == null
        || memberId.equals(wanted)
        || (shown != null && memberId.equals(shown.card().memberId()))) {
      again();
    }
  }

  /** Takes the card off the screen. */
  public void close() {
    newest.ask();
    wanted = null;
    opening.set(false);
    member.set(null);
  }

  private void say() {
    MemberView view = member.get();
    if (view == null) {
      statement.clear();
      text.set(null);
      return;
    }
    List<StatementLine> lines = new ArrayList<>();
    for (StatementRow row : view.statement()) {
      lines.add(StatementLine.of(row, shop));
    }
    if (!statement.equals(lines)) {
      statement.setAll(lines);
    }
    sayCard();
  }

  private void sayCard() {
    MemberView view = member.get();
    text.set(
        view == null
            ? null
            : CardText.of(view, shop.rulesProperty().get(), !shop.offline(), shop.words()));
  }

  /** The member on the screen; null when nobody is. */
  public ReadOnlyObjectProperty<@Nullable MemberView> memberProperty() {
    return member.getReadOnlyProperty();
  }

  /** The card in words; null when nobody is on the screen. */
  ReadOnlyObjectProperty<@Nullable CardText> textProperty() {
    return text.getReadOnlyProperty();
  }

  /** The statement in words, newest first. */
  ObservableList<StatementLine> statement() {
    return statement;
  }

  /** Whether a member is being read. */
  public ReadOnlyBooleanProperty openingProperty() {
    return opening.getReadOnlyProperty();
  }
}
