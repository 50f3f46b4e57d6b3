package regulars.counter.shell;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Three columns: the outer ones keep a share of the width between bounds, the middle the rest. */
final class Columns extends Region {
  private static final double LEFT_SHARE = 0.27;
  private static final double LEFT_LEAST = 272;
  private static final double LEFT_MOST = 400;
  private static final double RIGHT_SHARE = 0.24;
  private static final double RIGHT_LEAST = 248;
  private static final double RIGHT_MOST = 360;

  private final Node left;
  private final Node middle;
  private final Node right;

  Columns(Node left, Node middle, Node right) {
    this.left = left;
    this.middle = middle;
    this.right = right;
    getChildren().addAll(left, middle, right);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    double first = snapSizeX(Math.clamp(width * LEFT_SHARE, LEFT_LEAST, LEFT_MOST));
    double last = snapSizeX(Math.clamp(width * RIGHT_SHARE, RIGHT_LEAST, RIGHT_MOST));
    left.resizeRelocate(0, 0, first, height);
    middle.resizeRelocate(first, 0, Math.max(width - first - last, 0), height);
    right.resizeRelocate(width - last, 0, last, height);
  }
}
