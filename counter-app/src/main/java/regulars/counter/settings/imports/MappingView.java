package regulars.counter.settings.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Nodes;
import regulars.counter.memberlist.Field;
import regulars.counter.memberlist.ListFile;
import regulars.counter.memberlist.ReadRow;
import regulars.counter.words.Words;

/** Draws what each column of the file is, and how the first rows read by that. */
final class MappingView extends VBox {
  private final ImportViewModel model;

  MappingView(ImportViewModel model, Step.Mapping mapping) {
    super(16);
    this.model = model;
    Words words = model.words();
    ListFile file = mapping.file();
    VBox rows = new VBox();
    rows.setId("import-preview");
    mapping.preview().forEach(row -> rows.getChildren().add(row(row)));
    getChildren()
        .addAll(
            Nodes.wrapping(file.name(), "t24", "strong"),
            Nodes.wrapping(about(file, words), "muted"),
            Nodes.wrapping(words.text("import.columns"), "t18", "strong"),
            columns(file),
            Nodes.wrapping(words.text("import.read-so"), "t18", "strong"),
            rows);
  }

  private static String about(ListFile file, Words words) {
    String separator =
        switch (file.separator()) {
          case ';' -> "semicolon";
          case '\t' -> "tab";
          case '|' -> "bar";
          default -> "comma";
        };
    return words.text(
        "import.about",
        words.count(file.lines()),
        file.letters().equals(StandardCharsets.UTF_8) ? "UTF-8" : "Windows-1252",
        words.text("import.separator." + separator),
        words.text(file.named() ? "import.named" : "import.unnamed"));
  }

  private Node columns(ListFile file) {
    VBox all = new VBox(4);
    all.setId("import-columns");
    for (int column = 0; column < file.names().size(); column++) {
      String name =
          file.named() && !file.names().get(column).isBlank()
              ? file.names().get(column).strip()
              : model.words().text("import.column", column + 1);
      all.getChildren().add(column(column, name));
    }
    return all;
  }

  private Node column(int column, String name) {
    var label = Nodes.wrapping(name);
    label.setMinWidth(0);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice(null));
    for (Field field : Field.values()) {
      choices.add(new Choice(field));
    }
    ComboBox<Choice> box =
        PickView.of(
            "import-column-" + column,
            choices,
            new Choice(model.columns().at(column)),
            choice -> fieldName(choice.field()),
            choice -> model.map(column, choice.field()));
    box.setAccessibleText(model.words().text("import.column-is", name));
    HBox row = Nodes.row(16, label, box);
    row.setMaxWidth(640);
    label.setLabelFor(box);
    return row;
  }

  private record Choice(@Nullable Field field) {}

  private String fieldName(@Nullable Field field) {
    return model
        .words()
        .text(
            "import.field."
                + (field == null
                    ? "none"
                    : field.name().toLowerCase(Locale.ROOT).replace('_', '-')));
  }

  private Node row(ReadRow row) {
    Words words = model.words();
    HBox line =
        Nodes.row(
            16, Nodes.whole(words.text("import.line", words.count(row.line())), "muted", "t12"));
    switch (row) {
      case ReadRow.Refused refused ->
          line.getChildren()
              .add(Nodes.wrapping(ImportViewModel.problem(words, refused.why()), "problem-text"));
      case ReadRow.Member member -> {
        List<String> parts = new ArrayList<>();
        parts.add(member.name() == null ? words.text("import.no-name") : member.name());
        if (member.phone() != null) {
          parts.add(words.phone(member.phone()));
        }
        if (member.number() != null) {
          parts.add(words.text("import.old-number", member.number()));
        }
        parts.add(words.text("import.points", words.count(member.points())));
        line.getChildren().add(Nodes.wrapping(String.join(" · ", parts)));
      }
    }
    line.getStyleClass().add("statement-row");
    return line;
  }
}
