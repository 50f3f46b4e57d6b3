package regulars.benchmarks;

import atlantafx.base.theme.PrimerLight;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import regulars.counter.desk.Desk;
import regulars.counter.fx.FxBackground;
import regulars.counter.member.SearchView;
import regulars.counter.member.SearchViewModel;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;

/**
 * The counter's own search field, drawn in memory by the processor: from what is typed over the
 * look-up in the background, styles and layout to the last pixel of its results. No window is
 * shown, so that no pulse for a screen is waited for.
 */
final class DrawnSearch implements AutoCloseable {
  private static final String SHEET = "/regulars/counter/shell/counter.css";

  private final FxBackground background = new FxBackground();
  private final SearchViewModel model;
  private final VBox drop;
  private final WritableImage picture = new WritableImage(720, 480);
  private CompletableFuture<Boolean> drawn = new CompletableFuture<>();

  DrawnSearch(Desk desk) throws InterruptedException {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    ShopViewModel shop =
        new ShopViewModel(desk, background, Words.in(Locale.US, Clock.systemUTC()));
    model = new SearchViewModel(desk, background, shop, _ -> {}, _ -> {});
    SearchView view = new SearchView(model, shop);
    drop = view.dropNode();
    CountDownLatch shown = new CountDownLatch(1);
    Platform.runLater(() -> {
      Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
      VBox root = new VBox(view.fieldNode(), drop);
      root.getStyleClass().add("counter");
      Scene scene = new Scene(root, 900, 700);
      scene
          .getStylesheets()
          .add(Objects.requireNonNull(SearchView.class.getResource(SHEET)).toExternalForm());
      model.droppedProperty().addListener((_, _, dropped) -> draw(dropped));
      shown.countDown();
    });
    shown.await();
  }

  private void draw(boolean dropped) {
    if (dropped) {
      drop.getScene().getRoot().applyCss();
      drop.getScene().getRoot().layout();
      drop.snapshot(null, picture);
      drawn.complete(true);
    }
  }

  /** Types this into the empty field and waits until its results are drawn. */
  Object show(String typed) throws Exception {
    CompletableFuture<Boolean> now = new CompletableFuture<>();
    Platform.runLater(() -> {
      drawn = now;
      model.typedProperty().set(typed);
    });
    now.get(10, TimeUnit.SECONDS);
    Platform.runLater(model::clear);
    return now;
  }

  @Override
  public void close() {
    background.close();
    Platform.exit();
  }
}
