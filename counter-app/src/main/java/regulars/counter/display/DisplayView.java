package regulars.counter.display;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;

/** Draws the customer's display; letters grow with the screen. */
public final class DisplayView extends StackPane {
  private static final PseudoClass UP = PseudoClass.getPseudoClass("up");

  /** So many letters of the smallest text fit beside and below one another. */
  private static final double LETTERS = 26;

  private static final double LINES = 15;

  private final Label initial = Nodes.label("", "display-initial");
  private final Label points = Nodes.whole("", "display-points");
  private final Label balance = Nodes.wrapping("", "display-balance");
  private final ProgressBar way = new ProgressBar();
  private final Label toNext = Nodes.wrapping("", "display-line");
  private final Label ready = Nodes.wrapping("", "display-line", "display-ready");
  private final VBox lines = new VBox();

  /** Draws this display. */
  public DisplayView(DisplayViewModel model) {
    setId("display");
    getStyleClass().addAll("counter", "display");
    initial.setId("display-initial");
    points.setId("display-points");
    balance.setId("display-balance");
    toNext.setId("display-to-next");
    ready.setId("display-ready");
    ready.setGraphic(Nodes.icon(Feather.STAR, "display-star"));
    way.setMaxWidth(Double.MAX_VALUE);
    lines.getStyleClass().add("display-lines");
    lines.setAlignment(Pos.CENTER);
    getChildren().add(lines);
    styleProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    "-fx-font-size: "
                        + Math.round(
                            Math.max(14, Math.min(getWidth() / LETTERS, getHeight() / LINES)))
                        + "px;",
                widthProperty(),
                heightProperty()));
    model.faceProperty().addListener((_, _, now) -> show(now));
    show(model.faceProperty().get());
  }

  private void show(Face face) {
    switch (face) {
      case Face.Calm calm -> {
        balance.setText(calm.shop());
        toNext.setText(calm.line());
        lines.getChildren().setAll(balance, toNext);
      }
      case Face.Points now -> points(now);
    }
  }

  private void points(Face.Points now) {
    initial.setText(now.initial());
    points.setText(now.points());
    points.pseudoClassStateChanged(UP, now.up());
    balance.setText(now.balance());
    way.setProgress(Math.max(now.way(), 0));
    way.setAccessibleText(now.toNext());
    toNext.setText(now.toNext());
    ready.setText(now.ready());
    lines.getChildren().clear();
    add(initial, !now.initial().isEmpty());
    add(points, !now.points().isEmpty());
    lines.getChildren().add(balance);
    add(ready, !now.ready().isEmpty());
    add(way, now.way() >= 0);
    add(toNext, !now.toNext().isEmpty());
  }

  private void add(javafx.scene.Node node, boolean wanted) {
    if (wanted) {
      lines.getChildren().add(node);
    }
  }
}
