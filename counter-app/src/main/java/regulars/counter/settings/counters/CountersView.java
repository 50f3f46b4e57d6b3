package regulars.counter.settings.counters;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;
import regulars.counter.settings.NoticeView;
import regulars.counter.settings.counters.CountersViewModel.Network;
import regulars.counter.settings.counters.CountersViewModel.Paired;
import regulars.counter.settings.counters.CountersViewModel.Panel;
import regulars.counter.settings.counters.CountersViewModel.State;
import regulars.counter.words.Words;

/** Draws the page of counters: the list, a code in large letters, the form for one. */
final class CountersView extends StackPane {
  private static final int LONGEST_NAME = 40;

  private final CountersViewModel model;
  private final VBox box = new VBox(16);
  private final NoticeView notice = new NoticeView();

  CountersView(CountersViewModel model) {
    this.model = model;
    getStyleClass().add("page");
    getChildren().addAll(box, notice);
    model.panelProperty().addListener((_, _, now) -> show(now));
    model
        .counters()
        .addListener((ListChangeListener<Paired>) _ -> show(model.panelProperty().get()));
    model.networkProperty().addListener((_, _, _) -> show(model.panelProperty().get()));
    show(model.panelProperty().get());
  }

  private void show(Panel now) {
    notice.clear();
    Nodes.show(box, !(now instanceof Panel.Trouble));
    switch (now) {
      case Panel.All _ -> all();
      case Panel.Pairing pairing -> code(pairing.code());
      case Panel.One one -> one(one.counter());
      case Panel.Trouble trouble -> notice.say(trouble.why(), model.words(), model::readAgain);
    }
  }

  private Label title(String text) {
    return Nodes.wrapping(text, "t24", "strong");
  }

  private void all() {
    Words words = model.words();
    Button pair = Nodes.button(words.text("counters.pair"), model::pair, "accent");
    pair.setId("counters-pair");
    pair.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(16, title(words.text("counters.title")), Nodes.gap(), pair);
    head.setAlignment(Pos.CENTER_LEFT);
    VBox rows = new VBox();
    rows.setId("counters-rows");
    model.counters().forEach(counter -> rows.getChildren().add(row(counter)));
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("statement");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    box.getChildren().setAll(head, network(), scroll);
  }

  /** The switch, and by which addresses other counters find this server. */
  private Node network() {
    Words words = model.words();
    Network now = model.networkProperty().get();
    CheckBox others = new CheckBox(words.text("network.switch"));
    others.setId("network-switch");
    others.setWrapText(true);
    others.getStyleClass().add("switch");
    others.setMinHeight(Region.USE_PREF_SIZE);
    others.setSelected(now != null && now.on());
    others.setDisable(now == null || now.fixed());
    others.setOnAction(_ -> model.letOthersJoin(others.isSelected()));
    boolean trouble = now != null && now.problem() != null;
    Label how = Nodes.wrapping(now == null ? "" : how(now), trouble ? "problem-text" : "muted");
    how.setId("network-how");
    if (trouble) {
      how.setGraphic(Nodes.icon(Feather.ALERT_TRIANGLE, "problem-icon"));
    }
    return new VBox(4, others, how);
  }

  private String how(Network now) {
    Words words = model.words();
    if (now.problem() != null) {
      return words.text(
          now.problem().equals("PORT") ? "network.problem-port" : "network.problem-failed");
    }
    if (!now.on()) {
      return words.text("network.off");
    }
    return now.addresses().isEmpty()
        ? words.text("network.no-address")
        : words.text("network.on", String.join(", ", now.addresses()));
  }

  private Node row(Paired counter) {
    Words words = model.words();
    VBox text =
        new VBox(
            2,
            Nodes.wrapping(counter.name(), "strong"),
            Nodes.wrapping(about(counter), "t12", "muted"));
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row = new HBox(16, text);
    if (counter.state() == State.ACTIVE || counter.state() == State.QUARANTINED) {
      Button open = Nodes.button(words.text("counters.change"), () -> model.open(counter));
      open.setAccessibleText(words.text("counters.change-name", counter.name()));
      open.getStyleClass().add("counter-open");
      open.setMinWidth(Region.USE_PREF_SIZE);
      row.getChildren().add(open);
    }
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("statement-row");
    return row;
  }

  private String about(Paired counter) {
    Words words = model.words();
    if (counter.isAwaited()) {
      return words.text("counters.awaited");
    }
    return switch (counter.state()) {
      case ACTIVE ->
          counter.lastSeen() == null
              ? words.text("counters.never-seen")
              : words.text("counters.last-seen", words.when(counter.lastSeen()));
      case QUARANTINED -> words.text("counters.quarantined");
      case REVOKED, LOST -> words.text("counters.revoked");
    };
  }

  private void code(CountersViewModel.Code code) {
    Words words = model.words();
    Label large = Nodes.whole(code.code(), "balance");
    large.setId("counters-code");
    List<String> addresses = code.addresses() == null ? List.of() : code.addresses();
    Label where =
        addresses.isEmpty()
            ? Nodes.wrapping(words.text("network.nowhere"), "problem-text")
            : Nodes.wrapping(
                String.join("   ", addresses.subList(0, Math.min(2, addresses.size()))),
                "t24",
                "strong");
    where.setId("counters-address");
    Button back = Nodes.button(words.text("counters.done"), model::back, "accent", "wide");
    back.setId("counters-done");
    box.getChildren()
        .setAll(
            title(words.text("counters.pair")),
            Nodes.wrapping(words.text("counters.pair-hint")),
            where,
            large,
            Nodes.wrapping(words.text("counters.until", words.time(code.expiresAt())), "muted"),
            back);
    back.requestFocus();
  }

  private void one(Paired counter) {
    Words words = model.words();
    TextField name = new TextField();
    name.setId("counters-name");
    name.setMaxWidth(480);
    name.setAccessibleText(words.text("counters.name"));
    name.setTextFormatter(
        new TextFormatter<>(
            change -> change.getControlNewText().length() <= LONGEST_NAME ? change : null));
    name.textProperty().bindBidirectional(model.nameProperty());
    name.setOnAction(_ -> model.rename(counter));
    Label problem = Nodes.wrapping("", "problem-text");
    problem.setId("counters-problem");
    problem.textProperty().bind(model.problemProperty());
    Button save = Nodes.button(words.text("people.save"), () -> model.rename(counter), "accent");
    save.setId("counters-save");
    save.setMinWidth(Region.USE_PREF_SIZE);
    Button cancel = Nodes.button(words.text("cancel"), model::back);
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    Button out = Nodes.button(words.text("counters.revoke"), () -> model.revoke(counter));
    out.setId("counters-revoke");
    out.setMinWidth(Region.USE_PREF_SIZE);
    box.getChildren()
        .setAll(
            title(counter.name()),
            Nodes.label(words.text("counters.name")),
            name,
            problem,
            new HBox(8, save, cancel),
            Nodes.wrapping(words.text("counters.revoke-hint"), "muted"),
            out);
    if (counter.isAwaited()) {
      Button lost = Nodes.button(words.text("counters.lost"), () -> model.giveUp(counter));
      lost.setId("counters-lost");
      lost.setMinWidth(Region.USE_PREF_SIZE);
      box.getChildren().addAll(Nodes.wrapping(words.text("counters.lost-hint"), "muted"), lost);
    }
    name.requestFocus();
  }
}
