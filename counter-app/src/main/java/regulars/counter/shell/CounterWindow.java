package regulars.counter.shell;

import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import regulars.counter.adjust.AdjustView;
import regulars.counter.feed.FeedView;
import regulars.counter.fx.Release;
import regulars.counter.fx.StripView;
import regulars.counter.holds.HoldsView;
import regulars.counter.member.CardView;
import regulars.counter.member.EnrolView;
import regulars.counter.member.MoreButton;
import regulars.counter.member.SearchView;
import regulars.counter.member.StatementView;
import regulars.counter.receipt.NoteView;
import regulars.counter.redeem.RedeemView;
import regulars.counter.settings.SettingsView;
import regulars.counter.staff.PinView;

/**
 * The counter's one window: header with the search field, till feed, member card, rewards, bottom
 * bar. The search field has the focus whenever nothing else asks for it.
 */
final class CounterWindow extends StackPane {
  private static final double DROP_MARGIN = 16;

  private final CounterViewModel model;
  private final SearchView search;
  private final RedeemView rewards;
  private final KeysView keys;
  private final VBox main;

  /**
   * Builds the window into this scene.
   *
   * @param lookMenu the menu that changes the look
   */
  CounterWindow(CounterViewModel model, Scene scene, MenuButton lookMenu) {
    this.model = model;
    Release release = new Release(scene);
    search = new SearchView(model.search(), model.shop());
    rewards = new RedeemView(model.redeem(), model.shop(), release);
    keys = new KeysView(this::hideKeys);
    CardView card =
        new CardView(
            model.card(),
            model.reversal(),
            model.shop(),
            release,
            model.statement()::toggle,
            model.note()::toggle,
            List.of(new MoreButton.Item("card-adjust", "adjust.menu", model.adjust()::start)));
    FeedView feed = new FeedView(model.feed(), model.shop(), release);
    Columns columns = new Columns(feed, middle(card, release), rewards);
    VBox.setVgrow(columns, Priority.ALWAYS);
    main =
        new VBox(
            new HeaderView(model, search.fieldNode(), lookMenu, feed),
            columns,
            new BottomBar(model));
    getStyleClass().add("counter");
    SettingsView settings = new SettingsView(model.settings(), model.strip());
    // What can't be seen can't be reached with Tab either.
    main.visibleProperty().bind(model.settings().shownProperty().not());
    getChildren()
        .addAll(
            main,
            search.dropNode(),
            settings,
            new NoteView(model.note(), model.shop()),
            new PinView(model.pins(), model.shop()),
            keys);
    scene.setRoot(this);
    new WindowKeys(this, model, search).install(scene);
    returnFocus(scene, lookMenu);
  }

  private Node middle(CardView card, Release release) {
    EnrolView enrol = new EnrolView(model.enrol(), model.shop());
    EmptyView empty = new EmptyView(model.shop());
    AdjustView adjust = new AdjustView(model.adjust());
    HoldsView holds = new HoldsView(model.holds(), model.shop(), release);
    StripView strip =
        new StripView(
            model.strip(), model.shop().wordsProperty().map(words -> words.text("close")));
    strip.setMaxHeight(Region.USE_PREF_SIZE);
    StackPane.setAlignment(strip, Pos.BOTTOM_CENTER);
    StackPane.setMargin(strip, new Insets(16));
    StackPane.setAlignment(enrol, Pos.TOP_LEFT);
    StackPane.setAlignment(adjust, Pos.TOP_LEFT);
    var asking = model.enrol().askingProperty();
    var correcting = model.adjust().askingProperty();
    var none = model.card().memberProperty().isNull();
    var inbox = model.holds().openProperty();
    enrol.visibleProperty().bind(asking);
    holds.visibleProperty().bind(inbox.and(asking.not()));
    var whole = model.statement().openProperty();
    StatementView statement =
        new StatementView(model.statement(), model.card(), model.reversal(), model.shop(), release);
    var covered = asking.or(none).or(inbox).or(correcting);
    adjust.visibleProperty().bind(correcting.and(asking.or(none).or(inbox).not()));
    statement.visibleProperty().bind(whole.and(covered.not()));
    card.visibleProperty().bind(covered.or(whole).not());
    empty.visibleProperty().bind(none.and(asking.not()).and(inbox.not()));
    return new StackPane(empty, card, statement, adjust, enrol, holds, strip);
  }

  private void returnFocus(Scene scene, MenuButton lookMenu) {
    model.enrol().askingProperty().addListener((_, _, _) -> home());
    model.adjust().askingProperty().addListener((_, _, _) -> home());
    model.redeem().openProperty().addListener((_, _, _) -> home());
    model.reversal().askedProperty().addListener((_, _, _) -> home());
    model.holds().openProperty().addListener((_, _, _) -> home());
    model.statement().openProperty().addListener((_, _, _) -> home());
    model.card().memberProperty().addListener((_, _, _) -> home());
    model.settings().shownProperty().addListener((_, _, _) -> home());
    model.note().whenShown(this::home);
    model.pins().onShown(this::homeSoon);
    lookMenu.showingProperty().addListener((_, _, _) -> homeSoon());
    ((MenuButton) main.lookup("#card-more")).showingProperty().addListener((_, _, _) -> homeSoon());
    ((MenuButton) main.lookup("#staff")).showingProperty().addListener((_, _, _) -> homeSoon());
    scene.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> homeSoon());
    homeSoon();
  }

  /** After what a click does has been done. */
  private void homeSoon() {
    Platform.runLater(this::home);
  }

  /** Gives the search field the focus unless something else asks for it. */
  void home() {
    boolean menu = getScene().getFocusOwner() instanceof MenuButton open && open.isShowing();
    if (!menu && !asks()) {
      search.focus();
    }
  }

  private boolean asks() {
    return settingsShown()
        || model.note().shown()
        || model.pins().shown()
        || model.enrol().askingProperty().get()
        || model.adjust().askingProperty().get()
        || model.holds().openProperty().get()
        || model.feed().pairing().asking()
        || model.statement().openProperty().get()
        || model.redeem().openProperty().get()
        || model.reversal().askedProperty().get() != null;
  }

  /** Whether the focus is among the rewards, with no question open. */
  boolean choosingReward() {
    for (Node at = getScene().getFocusOwner(); at != null; at = at.getParent()) {
      if (at == rewards) {
        return !model.redeem().openProperty().get();
      }
    }
    return false;
  }

  /** Whether the settings lie over everything else. */
  boolean settingsShown() {
    return model.settings().shownProperty().get();
  }

  void focusRewards() {
    rewards.focusFirst();
  }

  void toggleKeys() {
    if (keys.isVisible()) {
      hideKeys();
    } else {
      keys.show(model.shop().words());
    }
  }

  boolean keysShown() {
    return keys.isVisible();
  }

  void hideKeys() {
    keys.hideSheet();
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    main.layout();
    Region drop = search.dropNode();
    Node field = search.fieldNode();
    Bounds at = sceneToLocal(field.localToScene(field.getLayoutBounds()));
    double room = getWidth() - at.getMinX() - DROP_MARGIN;
    double width = Math.min(Math.max(at.getWidth(), drop.minWidth(-1)), room);
    drop.resizeRelocate(at.getMinX(), at.getMaxY() + 4, width, drop.prefHeight(width));
  }
}
