package regulars.counter.firstrun;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import regulars.counter.fx.Nodes;

/** A large button with a title and a sentence, as high as they are at its width. */
final class ChoiceButton extends Button {
  private static final double USUAL_WIDTH = 480;
  private static final double LEAST_HEIGHT = 72;

  private final HBox row;

  ChoiceButton(String title, String sentence, Ikon sign) {
    Label name = Nodes.wrapping(title, "t18", "strong");
    Label why = Nodes.wrapping(sentence, "muted");
    VBox text = new VBox(2, name, why);
    HBox.setHgrow(text, Priority.ALWAYS);
    row = Nodes.row(16, Nodes.icon(sign), text);
    setGraphic(row);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setAccessibleText(title + ". " + sentence);
    getStyleClass().add("choice");
    setMaxWidth(Double.MAX_VALUE);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    Insets around = getInsets();
    double inside = (width > 0 ? width : USUAL_WIDTH) - around.getLeft() - around.getRight();
    double high = row.prefHeight(inside) + around.getTop() + around.getBottom();
    return Math.max(LEAST_HEIGHT, snapSizeY(high));
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    Insets around = getInsets();
    row.resizeRelocate(
        around.getLeft(),
        around.getTop(),
        getWidth() - around.getLeft() - around.getRight(),
        getHeight() - around.getTop() - around.getBottom());
  }
}
