package regulars.counter.fx;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * Two pieces at the ends of one line, or one under the other where the line is too short for both:
 * what stands at the end is never cut for the sake of the start.
 */
public final class Beside extends Region {
  private static final double GAP = 8;
  private static final double LEAST_SHARE = 0.4;

  private final Node start;
  private final Node end;

  /** {@code start} on the left, {@code end} on the right or below it. */
  public Beside(Node start, Node end) {
    this.start = start;
    this.end = end;
    getChildren().addAll(start, end);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private double room(double width) {
    return width - snappedLeftInset() - snappedRightInset();
  }

  private boolean fits(double room) {
    double left = room - GAP - end.prefWidth(-1);
    double least = Math.max(start.minWidth(-1), room * LEAST_SHARE);
    return left >= Math.min(start.prefWidth(-1), least);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return start.prefWidth(-1) + GAP + end.prefWidth(-1);
  }

  @Override
  protected double computePrefHeight(double width) {
    double first = start.prefHeight(-1);
    double second = end.prefHeight(-1);
    return width < 0 || fits(room(width)) ? Math.max(first, second) : first + second;
  }

  @Override
  protected void layoutChildren() {
    double room = room(getWidth());
    double wide = Math.min(end.prefWidth(-1), room);
    if (fits(room)) {
      double height = getHeight();
      start.resizeRelocate(0, 0, Math.max(room - wide - GAP, 0), height);
      end.resizeRelocate(room - wide, 0, wide, height);
    } else {
      double first = start.prefHeight(-1);
      start.resizeRelocate(0, 0, room, first);
      end.resizeRelocate(0, first, wide, end.prefHeight(-1));
    }
  }
}
