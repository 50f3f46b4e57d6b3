package regulars.counter.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/** Measures the contrast of every visible text with what lies behind it, as WCAG 2 counts it. */
final class Contrast {
  private static final double LEAST = 4.5;

  private Contrast() {}

  /** What is below 4.5:1; disabled controls are exempt. */
  static List<String> check(Parent root) {
    List<String> found = new ArrayList<>();
    walk(root, Color.WHITE, found);
    return found;
  }

  private static void walk(Node node, Color behind, List<String> found) {
    if (!node.isVisible() || node.isDisabled() || node.getOpacity() < 1) {
      return;
    }
    Color here = behind;
    if (node instanceof Region region && region.getBackground() != null) {
      for (BackgroundFill fill : region.getBackground().getFills()) {
        if (fill.getFill() instanceof Color color) {
          here = over(color, here);
        }
      }
    }
    if (node instanceof Text text && !text.getText().isBlank()) {
      text(text, here, found);
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        walk(child, here, found);
      }
    }
  }

  private static void text(Text text, Color behind, List<String> found) {
    if (text.getFill() instanceof Color color) {
      double ratio = ratio(over(color, behind), behind);
      if (ratio < LEAST) {
        found.add(
            String.format(
                Locale.ROOT, "%.2f:1 \"%s\" %s on %s", ratio, text.getText(), color, behind));
      }
    }
  }

  private static Color over(Color top, Color bottom) {
    double a = top.getOpacity();
    return Color.color(
        top.getRed() * a + bottom.getRed() * (1 - a),
        top.getGreen() * a + bottom.getGreen() * (1 - a),
        top.getBlue() * a + bottom.getBlue() * (1 - a));
  }

  private static double ratio(Color one, Color other) {
    double light = Math.max(luminance(one), luminance(other));
    double dark = Math.min(luminance(one), luminance(other));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
