package regulars.counter.settings.rules;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Nodes;
import regulars.counter.settings.rules.PastViewModel.Shown;
import regulars.counter.settings.rules.PastViewModel.Stage;
import regulars.counter.settings.rules.RulesOffice.Cost;
import regulars.counter.settings.rules.RulesOffice.MemberPoints;
import regulars.counter.settings.rules.RulesOffice.Replayed;
import regulars.counter.settings.rules.RulesOffice.RewardCount;
import regulars.counter.words.Words;

/** The draft on the shop's past: days to choose, progress, then a table and a chart. */
final class PastView extends ScrollPane {
  private final PastViewModel model;
  private final DatePicker from = new DatePicker();
  private final DatePicker to = new DatePicker();
  private final Label fromLabel = Nodes.label("");
  private final Label toLabel = Nodes.label("");
  private final Button run = new Button();
  private final Button cancel = new Button();
  private final ProgressBar bar = new ProgressBar();
  private final Label said = Nodes.wrapping("", "muted");
  private final VBox result = new VBox(16);

  PastView(PastViewModel model) {
    this.model = model;
    setId("rules-past");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().add("statement");
    from.setId("past-from");
    to.setId("past-to");
    from.valueProperty().bindBidirectional(model.fromProperty());
    to.valueProperty().bindBidirectional(model.toProperty());
    fromLabel.setLabelFor(from);
    toLabel.setLabelFor(to);
    run.setId("past-run");
    run.getStyleClass().add("accent");
    run.setOnAction(_ -> model.run());
    cancel.setId("past-cancel");
    cancel.setOnAction(_ -> model.cancel());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setId("past-bar");
    bar.progressProperty().bind(model.progressProperty());
    HBox.setHgrow(bar, Priority.ALWAYS);
    said.setId("past-said");
    said.textProperty().bind(model.saidProperty());
    result.setId("past-result");
    FlowPane days =
        new FlowPane(8, 8, Nodes.row(8, fromLabel, from), Nodes.row(8, toLabel, to), run);
    HBox progress = Nodes.row(8, bar, cancel);
    VBox all = new VBox(12, days, progress, said, result);
    all.setPadding(new Insets(12, 4, 12, 4));
    setContent(all);
    model.stageProperty().addListener((_, _, now) -> stage(progress, now));
    model.resultProperty().addListener((_, _, now) -> show(now));
    model.saidProperty().addListener((_, _, now) -> Nodes.show(said, !now.isEmpty()));
    model.rules().shop().wordsProperty().addListener((_, _, _) -> fill());
    Nodes.show(said, false);
    stage(progress, Stage.READY);
    fill();
  }

  private Words words() {
    return model.rules().shop().words();
  }

  private void stage(Node progress, Stage now) {
    Nodes.show(progress, now == Stage.RUNNING);
    run.setDisable(now == Stage.RUNNING);
  }

  private void fill() {
    Words words = words();
    fromLabel.setText(words.text("past.from"));
    toLabel.setText(words.text("past.to"));
    run.setText(words.text("past.run"));
    cancel.setText(words.text("cancel"));
    for (DatePicker picker : List.of(from, to)) {
      picker.setPrefWidth(Region.USE_COMPUTED_SIZE);
      picker.getEditor().setPrefColumnCount(8);
      picker.setConverter(dates(words.locale()));
      String name = words.text(picker == from ? "past.from-name" : "past.to-name");
      picker.setAccessibleText(name);
      picker.getEditor().setAccessibleText(name);
    }
    show(model.resultProperty().get());
  }

  private static StringConverter<LocalDate> dates(Locale locale) {
    DateTimeFormatter format =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(locale);
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable LocalDate date) {
        return date == null ? "" : format.format(date);
      }

      @Override
      public @Nullable LocalDate fromString(String text) {
        try {
          return text.isBlank() ? null : LocalDate.parse(text.strip(), format);
        } catch (java.time.format.DateTimeParseException e) {
          return null;
        }
      }
    };
  }

  private void show(@Nullable Shown shown) {
    result.getChildren().clear();
    if (shown == null) {
      if (model.stageProperty().get() == Stage.READY) {
        result.getChildren().add(Nodes.wrapping(words().text("past.hint"), "muted"));
      }
      return;
    }
    Words words = words();
    Replayed past = shown.replayed();
    if (shown.stale()) {
      result.getChildren().add(Nodes.wrapping(words.text("past.stale"), "offline-text"));
    }
    if (past.sales() == 0) {
      result.getChildren().add(Nodes.wrapping(words.text("past.no-sales"), "muted"));
      return;
    }
    Label head =
        Nodes.wrapping(
            words.text(
                "past.head",
                words.count(past.gain()),
                words.count(past.lose()),
                words.count(past.same())),
            "t18",
            "strong");
    head.setId("past-head");
    result.getChildren().addAll(head, sums(past), costs(past), new DaysView(past, words));
    if (!past.rewards().isEmpty()) {
      result.getChildren().add(rewards(past));
    }
    members(past);
    result.getChildren().add(Nodes.wrapping(words.text("past.how"), "muted", "t12"));
  }

  private GridPane table(String... heads) {
    GridPane grid = new GridPane(16, 6);
    for (int column = 0; column < heads.length; column++) {
      ColumnConstraints constraints = new ColumnConstraints();
      constraints.setHgrow(column == 0 ? Priority.ALWAYS : Priority.NEVER);
      grid.getColumnConstraints().add(constraints);
      Label head =
          column == 0
              ? Nodes.wrapping(heads[column], "heading")
              : Nodes.whole(heads[column], "heading");
      if (column > 0) {
        GridPane.setHalignment(head, HPos.RIGHT);
      }
      grid.add(head, column, 0);
    }
    grid.getStyleClass().add("past-table");
    return grid;
  }

  private static void row(GridPane grid, String name, String... cells) {
    int row = grid.getRowCount();
    Label label = Nodes.wrapping(name);
    label.getStyleClass().add("past-name");
    grid.add(label, 0, row);
    for (int column = 0; column < cells.length; column++) {
      Label cell = Nodes.whole(cells[column], "number");
      cell.setMaxWidth(Double.MAX_VALUE);
      cell.setAlignment(Pos.BASELINE_RIGHT);
      grid.add(cell, column + 1, row);
    }
  }

  private void counted(GridPane grid, String key, long was, long draft) {
    Words words = words();
    row(
        grid,
        words.text(key),
        words.count(was),
        words.count(draft),
        draft == was ? "=" : words.signed(draft - was));
  }

  private GridPane sums(Replayed past) {
    Words words = words();
    GridPane grid =
        table("", words.text("past.was"), words.text("past.draft"), words.text("past.difference"));
    grid.setId("past-sums");
    counted(grid, "past.given", past.was().given(), past.draft().given());
    counted(grid, "past.taken-back", past.was().takenBack(), past.draft().takenBack());
    counted(grid, "past.reached", past.was().reached(), past.draft().reached());
    counted(grid, "past.redeemed", past.was().redeemed(), past.draft().redeemed());
    counted(grid, "past.held", past.was().held(), past.draft().held());
    if (past.draft().impossible() > 0) {
      counted(grid, "past.impossible", past.was().impossible(), past.draft().impossible());
    }
    Cost was = past.was().cost();
    Cost draft = past.draft().cost();
    if (was != null || draft != null) {
      row(
          grid,
          words.text("past.cost"),
          was == null ? "\u2013" : words.money(was.minor()),
          draft == null ? "\u2013" : words.money(draft.minor()),
          was == null || draft == null ? "" : difference(draft.minor() - was.minor()));
    }
    return grid;
  }

  private String difference(long minor) {
    Words words = words();
    return minor == 0 ? "=" : (minor > 0 ? "+" : "\u2212") + words.money(Math.abs(minor));
  }

  /** How the money was worked out. */
  private Node costs(Replayed past) {
    Words words = words();
    Cost cost = past.draft().cost() == null ? past.was().cost() : past.draft().cost();
    return Nodes.wrapping(
        cost == null
            ? words.text("past.no-cost")
            : words.text(
                "past.cost-how",
                cost.reward(),
                words.money(cost.worthMinor()),
                words.count(cost.rewardCost())),
        "muted",
        "t12");
  }

  private GridPane rewards(Replayed past) {
    Words words = words();
    GridPane grid =
        table(
            words.text("past.reward"),
            words.text("past.price"),
            words.text("past.times-reached"),
            words.text("past.times-redeemed"));
    for (RewardCount reward : past.rewards()) {
      row(
          grid,
          reward.name(),
          arrow(cost(reward.costNow()), cost(reward.costDraft())),
          arrow(words.count(reward.reachedWas()), words.count(reward.reachedDraft())),
          arrow(words.count(reward.redeemedWas()), words.count(reward.redeemedDraft())));
    }
    return grid;
  }

  private String cost(@Nullable Long points) {
    return points == null ? "\u2013" : words().count(points);
  }

  private static String arrow(String was, String draft) {
    return was.equals(draft) ? was : was + " \u2192 " + draft;
  }

  private void members(Replayed past) {
    Words words = words();
    if (!past.gainMost().isEmpty()) {
      result.getChildren().add(members(words.text("past.gain-most"), past.gainMost()));
    }
    if (!past.loseMost().isEmpty()) {
      result.getChildren().add(members(words.text("past.lose-most"), past.loseMost()));
    }
  }

  private GridPane members(String title, List<MemberPoints> members) {
    Words words = words();
    GridPane grid =
        table(
            title, words.text("past.was"), words.text("past.draft"), words.text("past.difference"));
    for (MemberPoints member : members) {
      String name = member.name();
      row(
          grid,
          (name == null ? words.text("member.no-name") : name) + "  " + member.number(),
          words.count(member.was()),
          words.count(member.draft()),
          words.signed(member.draft() - member.was()));
    }
    return grid;
  }
}
