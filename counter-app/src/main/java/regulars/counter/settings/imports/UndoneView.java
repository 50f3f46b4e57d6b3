package regulars.counter.settings.imports;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import regulars.counter.fx.Nodes;
import regulars.counter.memberlist.ImportWire.Import;
import regulars.counter.memberlist.ImportWire.State;
import regulars.counter.memberlist.ImportWire.Stayed;
import regulars.counter.words.Words;

/** Draws what came of undoing an import, and what stayed and why. */
final class UndoneView extends VBox {
  UndoneView(ImportViewModel model, Step.Undone undone) {
    super(16);
    Words words = model.words();
    Import of = undone.of();
    Button close = Nodes.button(words.text("import.close"), model::back, "accent");
    close.setId("import-close");
    close.setMinWidth(Region.USE_PREF_SIZE);
    String title = of.state() == State.UNDONE ? "import.undone" : "import.undo-stopped";
    getChildren()
        .addAll(
            Nodes.wrapping(words.text(title, of.file()), "t24", "strong"),
            Nodes.wrapping(
                words.text(
                    "import.undone-counts", words.count(of.gone()), words.count(of.takenBack()))),
            close);
    if (!undone.stayed().isEmpty()) {
      VBox rows = new VBox();
      rows.setId("import-stayed");
      for (Stayed each : undone.stayed()) {
        String name = each.name() == null ? words.text("import.no-name") : each.name();
        VBox row =
            new VBox(
                2,
                Nodes.wrapping(
                    name
                        + " · "
                        + each.member()
                        + " · "
                        + words.text("import.line", words.count(each.line()))),
                Nodes.wrapping(
                    words.text(
                        "import.stayed." + each.why().name().toLowerCase(Locale.ROOT),
                        words.count(each.points())),
                    "muted",
                    "t12"));
        row.getStyleClass().add("statement-row");
        rows.getChildren().add(row);
      }
      getChildren()
          .addAll(
              Nodes.wrapping(
                  words.text("import.stayed-title", words.count(of.stayed())), "t18", "strong"),
              rows);
    }
  }
}
