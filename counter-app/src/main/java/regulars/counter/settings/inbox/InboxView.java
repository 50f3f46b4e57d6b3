package regulars.counter.settings.inbox;

import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;
import regulars.counter.settings.NoticeView;
import regulars.counter.settings.inbox.InboxViewModel.Panel;
import regulars.counter.settings.inbox.InboxViewModel.Part;
import regulars.counter.settings.inbox.InboxViewModel.Row;
import regulars.counter.words.Words;
import regulars.model.member.MemberCard;

/** Draws the inbox: three lists behind three buttons, and one item in their place. */
final class InboxView extends StackPane {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final InboxViewModel model;
  private final VBox list = new VBox(16);
  private final VBox rows = new VBox();
  private final ScrollPane scroll = new ScrollPane(rows);
  private final NoticeView nothing = new NoticeView();
  private final NoticeView notice = new NoticeView();
  private final Button older;
  private final InboxItemView item;

  InboxView(InboxViewModel model) {
    this.model = model;
    this.item = new InboxItemView(model);
    getStyleClass().add("page");
    rows.setId("inbox-rows");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("statement");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Words words = model.words();
    older = Nodes.button(words.text("statement.older"), model::older, "wide");
    older.setId("inbox-older");
    FlowPane parts = new FlowPane(8, 8);
    for (Part part : Part.values()) {
      parts.getChildren().add(choice(part));
    }
    StackPane below = new StackPane(scroll, nothing);
    VBox.setVgrow(below, Priority.ALWAYS);
    list.getChildren()
        .addAll(Nodes.label(words.text("inbox.title"), "t24", "strong"), parts, below);
    getChildren().addAll(list, item, notice);
    model.rows().addListener((ListChangeListener<Row>) _ -> fill());
    model.moreProperty().addListener((_, _, _) -> fill());
    model.readProperty().addListener((_, _, _) -> fill());
    model.panelProperty().addListener((_, _, now) -> show(now));
    show(model.panelProperty().get());
    fill();
  }

  private Button choice(Part part) {
    String word = part.name().toLowerCase(Locale.ROOT);
    Button choice =
        Nodes.button(model.words().text("inbox.part." + word), () -> model.list(part), "person");
    choice.setId("inbox-" + word);
    choice.setMinWidth(Region.USE_PREF_SIZE);
    Runnable mark =
        () -> choice.pseudoClassStateChanged(CHOSEN, model.partProperty().get() == part);
    model.partProperty().addListener((_, _, _) -> mark.run());
    mark.run();
    return choice;
  }

  private void show(Panel now) {
    notice.clear();
    Nodes.show(list, now instanceof Panel.All);
    Nodes.show(item, now instanceof Panel.One);
    switch (now) {
      case Panel.All _ -> {}
      case Panel.One one -> item.show(one.opened());
      case Panel.Trouble trouble -> notice.say(trouble.why(), model.words(), model::readAgain);
    }
  }

  private void fill() {
    Words words = model.words();
    rows.getChildren().setAll(model.rows().stream().map(this::row).toList());
    if (model.moreProperty().get()) {
      rows.getChildren().add(older);
    }
    boolean none = model.readProperty().get() && model.rows().isEmpty();
    String part = "inbox.none." + model.partProperty().get().name().toLowerCase(Locale.ROOT);
    if (none) {
      nothing.say(Feather.INBOX, words.text(part), words.text(part + "-sentence"));
    } else {
      nothing.clear();
    }
    Nodes.show(scroll, !none);
  }

  private Node row(Row row) {
    return switch (row) {
      case Row.OfItem of -> {
        InboxText text = InboxText.of(of.item(), model.shop());
        Button look = Nodes.button(model.words().text("inbox.look"), () -> model.open(of.item()));
        look.setAccessibleText(model.words().text("inbox.look-name", text.title()));
        look.getStyleClass().add("inbox-look");
        yield row(text.title(), text.about(), look);
      }
      case Row.OfOwing of -> {
        InboxText text = InboxText.of(of.owes(), model.shop());
        MemberCard member = of.owes().member();
        Button open =
            Nodes.button(model.words().text("holds.open"), () -> model.openMember(member));
        open.setAccessibleText(
            model.words().text("feed.open", InboxText.name(member, model.words())));
        open.getStyleClass().add("inbox-member");
        String about = text.about() + "\n" + String.join("\n", text.sentences());
        yield row(text.title(), about.strip(), open);
      }
    };
  }

  private static HBox row(String title, String about, Button press) {
    Label what = Nodes.wrapping(title, "strong");
    VBox text = new VBox(2, what, Nodes.wrapping(about, "t12", "muted"));
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    press.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(16, text, press);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("statement-row");
    return row;
  }
}
