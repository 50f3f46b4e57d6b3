package regulars.counter.settings.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import regulars.counter.fx.Nodes;
import regulars.counter.memberlist.Choices.Twice;
import regulars.counter.memberlist.Findings;
import regulars.counter.memberlist.ImportWire.IfKnown;
import regulars.counter.memberlist.ImportWire.Verdict;
import regulars.counter.words.Words;

/** Draws what a file comes to before anything is written, and what the owner can choose. */
final class FoundView extends VBox {
  private final ImportViewModel model;
  private final Words words;

  FoundView(ImportViewModel model, Step.Found found) {
    super(16);
    this.model = model;
    this.words = model.words();
    Findings all = found.findings();
    getChildren()
        .addAll(
            Nodes.wrapping(found.file().name(), "t24", "strong"),
            Nodes.wrapping(words.text("import.nothing-written"), "muted"),
            counts(all),
            buttons(all));
    mended(all);
    known(all);
    twice(all);
    problems(all);
  }

  private Node counts(Findings all) {
    VBox counts = new VBox(4);
    counts.setId("import-found");
    count(counts, "import.found-new", all.fresh(), all.freshPoints());
    count(counts, "import.found-known", all.known(), all.knownPoints());
    count(counts, "import.found-before", all.before(), 0);
    count(counts, "import.found-twice", all.later(), 0);
    count(counts, "import.found-refused", all.refused(), 0);
    return counts;
  }

  private void count(VBox counts, String key, long count, long points) {
    if (count > 0 || key.equals("import.found-new")) {
      counts
          .getChildren()
          .add(Nodes.wrapping(words.text(key, words.count(count), words.count(points))));
    }
  }

  private Node buttons(Findings all) {
    Button go = Nodes.button(words.text("import.go"), model::takeIn, "accent");
    go.setId("import-go");
    go.setMinWidth(Region.USE_PREF_SIZE);
    go.setDisable(all.fresh() + all.known() + all.before() == 0);
    Button back = Nodes.button(words.text("import.back"), model::back);
    back.setId("import-back");
    back.setMinWidth(Region.USE_PREF_SIZE);
    return new HBox(8, go, back);
  }

  private void mended(Findings all) {
    if (all.mended().isEmpty() && all.phonesLeftOut() == 0 && all.unsure() == 0) {
      return;
    }
    getChildren().add(title("import.phones"));
    VBox lines = new VBox(4);
    lines.setId("import-mended");
    all.mended()
        .forEach((how, mending) -> {
          String examples =
              mending.examples().stream()
                  .map(each -> each.written() + " → " + each.phone().e164())
                  .collect(Collectors.joining(" · "));
          lines
              .getChildren()
              .addAll(
                  Nodes.wrapping(
                      words.text("import.mended." + key(how), words.count(mending.count()))),
                  Nodes.wrapping(examples, "muted", "t12"));
        });
    if (all.unsure() > 0) {
      lines
          .getChildren()
          .add(Nodes.wrapping(words.text("import.unsure", words.count(all.unsure()))));
    }
    if (all.phonesLeftOut() > 0) {
      lines
          .getChildren()
          .add(Nodes.wrapping(words.text("import.phones-left", words.count(all.phonesLeftOut()))));
    }
    getChildren().add(lines);
  }

  private static String key(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Label title(String key) {
    return Nodes.wrapping(words.text(key), "t18", "strong");
  }

  private void known(Findings all) {
    if (all.known() == 0) {
      return;
    }
    ComboBox<IfKnown> box =
        PickView.of(
            "import-known",
            List.of(IfKnown.values()),
            model.chosen().known(),
            choice -> words.text("import.known." + key(choice)),
            model.chosen()::known);
    getChildren().addAll(title("import.known-title"), labelled("import.for-all", box));
    VBox rows = new VBox();
    rows.setId("import-known-rows");
    for (Findings.KnownRow row : all.knownRows()) {
      rows.getChildren()
          .add(
              row(
                  words.text("import.line", words.count(row.line())) + " · " + person(row),
                  "import-known-" + row.line(),
                  IfKnown.class,
                  "import.known.",
                  choice -> model.chosen().knownAt(row.line(), choice)));
    }
    getChildren().add(rows);
    more(all.known() - all.knownRows().size());
  }

  private String person(Findings.KnownRow row) {
    Verdict member = row.member();
    return words.text(
        "import.is-known",
        row.name() == null ? words.text("import.no-name") : row.name(),
        words.count(row.points()),
        member.name() == null ? words.text("import.no-name") : member.name(),
        String.valueOf(member.member()));
  }

  private void twice(Findings all) {
    if (all.groups().isEmpty()) {
      return;
    }
    ComboBox<Twice> box =
        PickView.of(
            "import-twice",
            List.of(Twice.values()),
            model.chosen().twice(),
            choice -> words.text("import.twice." + key(choice)),
            model.chosen()::twice);
    getChildren().addAll(title("import.twice-title"), labelled("import.for-all", box));
    VBox rows = new VBox();
    rows.setId("import-twice-rows");
    for (Findings.Group group : all.groups()) {
      String lines =
          group.rows().stream().map(line -> words.count(line)).collect(Collectors.joining(", "));
      rows.getChildren()
          .add(
              row(
                  words.text(
                      "import.group",
                      group.name() == null ? words.text("import.no-name") : group.name(),
                      lines + (group.count() > group.rows().size() ? " …" : "")),
                  "import-twice-" + group.firstLine(),
                  Twice.class,
                  "import.twice.",
                  choice -> model.chosen().twiceAt(group.firstLine(), choice)));
    }
    getChildren().add(rows);
  }

  private Node labelled(String key, ComboBox<?> box) {
    Label label = Nodes.wrapping(words.text(key));
    label.setLabelFor(box);
    box.setAccessibleText(words.text(key));
    return new VBox(4, label, box);
  }

  private <E extends Enum<E>> Node row(
      String text, String id, Class<E> type, String keys, Consumer<Optional<E>> chosen) {
    Label label = Nodes.wrapping(text);
    label.setMinWidth(0);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    List<Optional<E>> all =
        new java.util.ArrayList<>(
            Arrays.stream(type.getEnumConstants()).map(Optional::of).toList());
    all.addFirst(Optional.empty());
    ComboBox<Optional<E>> box =
        PickView.of(
            id,
            all,
            Optional.empty(),
            choice ->
                choice.map(one -> words.text(keys + key(one))).orElse(words.text("import.as-all")),
            chosen);
    box.setAccessibleText(text);
    HBox row = Nodes.row(16, label, box);
    row.getStyleClass().add("statement-row");
    return row;
  }

  private void more(long count) {
    if (count > 0) {
      getChildren().add(Nodes.wrapping(words.text("import.more", words.count(count)), "muted"));
    }
  }

  private void problems(Findings all) {
    if (all.problems().isEmpty()) {
      return;
    }
    VBox rows = new VBox();
    rows.setId("import-problems");
    all.problems().forEach(each -> rows.getChildren().add(ResultView.problem(words, each)));
    getChildren().addAll(title("import.refused-title"), rows);
    more(all.refused() - all.problems().size());
  }
}
