package regulars.counter.fx;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small pieces that every view is built from. */
public final class Nodes {
  private Nodes() {}

  /** A label with these style classes; too long a text ends in dots and shows whole on hover. */
  public static Label label(String text, String... styles) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styles);
    label
        .textTruncatedProperty()
        .addListener((_, _, cut) -> label.setTooltip(cut ? whole(label) : null));
    return label;
  }

  private static Tooltip whole(Label label) {
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(label.textProperty());
    return tooltip;
  }

  /** A label that breaks into lines rather than end in dots. */
  public static Label wrapping(String text, String... styles) {
    Label label = label(text, styles);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** A label that is never cut short: for numbers. */
  public static Label whole(String text, String... styles) {
    Label label = label(text, styles);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /** A button with a word on it. */
  public static Button button(String text, Runnable action, String... styles) {
    Button button = new Button(text);
    button.getStyleClass().addAll(styles);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /** A picture that says nothing to a screen reader: the word stands beside it. */
  public static FontIcon icon(Ikon ikon, String... styles) {
    FontIcon icon = new FontIcon(ikon);
    icon.getStyleClass().addAll(styles);
    return icon;
  }

  /** Takes up the room between two pieces of a row. */
  public static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  /** A row with its pieces in the middle of its height. */
  public static HBox row(double spacing, Node... pieces) {
    HBox row = new HBox(spacing, pieces);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** Shows or hides a piece, and takes or frees its room. */
  public static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
