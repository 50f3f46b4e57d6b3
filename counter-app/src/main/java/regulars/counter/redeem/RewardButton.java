package regulars.counter.redeem;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import regulars.counter.fx.Nodes;

/** A reward to tap: its name over as many lines as it needs, its cost at the end. */
final class RewardButton extends Button {
  private final HBox face;

  RewardButton(RewardLine line, String said) {
    Label name = Nodes.wrapping(line.reward().name(), "strong");
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    face = new HBox(8, name, Nodes.whole(line.cost(), "t18", "strong", "number"));
    face.setAlignment(Pos.CENTER_LEFT);
    setGraphic(face);
    setMaxWidth(Double.MAX_VALUE);
    getStyleClass().addAll("accent", "reward");
    setAccessibleText(said);
  }

  // A button asks its graphic for a height without saying how wide it will be.
  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    double inside = (width < 0 ? getWidth() : width) - sides();
    return snappedTopInset() + face.prefHeight(Math.max(inside, 0)) + snappedBottomInset();
  }

  @Override
  protected void layoutChildren() {
    face.setPrefWidth(Math.max(getWidth() - sides(), 0));
    super.layoutChildren();
  }

  private double sides() {
    return snappedLeftInset() + snappedRightInset();
  }
}
