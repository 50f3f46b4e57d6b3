package regulars.counter.feed;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.Desk;
import regulars.counter.desk.DeskStatus;
import regulars.counter.desk.DeskStatus.TillStatus;
import regulars.counter.desk.FeedSale;
import regulars.counter.fx.Background;
import regulars.counter.fx.Refresher;
import regulars.counter.fx.Ticker;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;

/** The latest sales from the till, newest first, and what is wrong with a till. */
public final class FeedViewModel {
  /** A morning's sales at a busy counter. */
  private static final int MOST = 200;

  private static final int SECONDS_BETWEEN = 20;

  private final ShopViewModel shop;
  private final Consumer<UUID> open;
  private final PairingViewModel pairing;
  private final Refresher<List<FeedSale>> again;
  private final ObservableList<FeedLine> lines = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable UUID> opened = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper nothing = new ReadOnlyStringWrapper("");
  private List<FeedSale> sales = List.of();
  private long seconds;

  /**
   * Empty until {@link #feedChanged}.
   *
   * @param open is told whom to show
   */
  public FeedViewModel(
      Desk desk,
      Background background,
      ShopViewModel shop,
      Consumer<UUID> open,
      PairingViewModel pairing,
      Ticker ticker) {
    this.shop = shop;
    this.open = open;
    this.pairing = pairing;
    ticker.start(this::tick);
    this.again = new Refresher<>(background, () -> desk.feed(MOST), this::show);
    shop.wordsProperty().addListener((_, _, _) -> say());
    shop.statusProperty().addListener((_, _, _) -> sayTills());
    sayTills();
  }

  /** A sale came in or got its answer. May be called on any thread. */
  public void feedChanged() {
    again.changed();
    pairing.feedChanged();
  }

  /** Names may have come or changed, as after a snapshot. May be called on any thread. */
  public void membersChanged() {
    again.changed();
  }

  // With time a sale can't be claimed any more, though nothing happens.
  private void tick() {
    seconds++;
    if (seconds % SECONDS_BETWEEN == 0) {
      say();
    }
  }

  /** Claims the newest sale of nobody for who is on the screen. */
  public void claimNewest() {
    say();
    pairing.claimNewest(lines);
  }

  /** Sale and member, in either order. */
  public PairingViewModel pairing() {
    return pairing;
  }

  private void show(List<FeedSale> now) {
    sales = now;
    say();
  }

  private void say() {
    Words words = shop.words();
    List<FeedLine> said = sales.stream().map(sale -> FeedLine.of(sale, words)).toList();
    if (!lines.equals(said)) {
      lines.setAll(said);
    }
    sayTills();
  }

  private void sayTills() {
    Words words = shop.words();
    DeskStatus status = shop.statusProperty().get();
    List<TillStatus> tills = status == null ? List.of() : status.tills();
    nothing.set(words.text(tills.isEmpty() ? "feed.no-till" : "feed.empty"));
    trouble.set(
        tills.stream()
            .filter(till -> !till.working() || till.problem() != null)
            .findFirst()
            .map(till -> sentence(till, words))
            .orElse(""));
  }

  private static String sentence(TillStatus till, Words words) {
    return till.problem() == null
        ? words.text("feed.till-silent", till.name())
        : words.text("feed.till-trouble", till.name(), till.problem());
  }

  /** Opens this row to show why, or closes it when it is the open one. */
  void toggle(FeedLine line) {
    opened.set(line.opId().equals(opened.get()) ? null : line.opId());
  }

  /** Shows the member of this row. */
  void openMember(FeedLine line) {
    if (line.memberId() != null) {
      open.accept(line.memberId());
    }
  }

  /** The rows, newest first. */
  ObservableList<FeedLine> lines() {
    return lines;
  }

  /** The row that shows why; null when none does. */
  ReadOnlyObjectProperty<@Nullable UUID> openedProperty() {
    return opened.getReadOnlyProperty();
  }

  /** What is wrong with a till; empty when all is well. */
  ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** What to say while there is no row. */
  ReadOnlyStringProperty nothingProperty() {
    return nothing.getReadOnlyProperty();
  }
}
