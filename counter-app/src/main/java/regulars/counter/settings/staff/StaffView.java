package regulars.counter.settings.staff;

import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;
import regulars.counter.office.OfficeException;
import regulars.counter.settings.NoticeView;
import regulars.counter.settings.staff.StaffAnswers.Person;
import regulars.counter.words.Words;
import regulars.model.staff.Pins;
import regulars.model.staff.Role;

/** Draws the page of staff: the list, and the form in its place. */
final class StaffView extends StackPane {
  private static final int LONGEST_NAME = 40;
  private static final List<Integer> MINUTES = List.of(0, 1, 2, 5, 10, 15, 30, 60);

  private final StaffViewModel model;
  private final NoticeView notice = new NoticeView();
  private final VBox rows = new VBox();
  private final VBox list = new VBox(16);
  private final VBox form = new VBox(12);
  private final TextField name = new TextField();

  StaffView(StaffViewModel model) {
    this.model = model;
    getStyleClass().add("page");
    rows.setId("staff-rows");
    form.setId("staff-form");
    list.setId("staff-list");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("statement");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Words words = model.words();
    Button add = Nodes.button(words.text("people.add"), model::add, "accent");
    add.setId("staff-add");
    HBox head =
        new HBox(16, Nodes.label(words.text("people.title"), "t24", "strong"), Nodes.gap(), add);
    head.setAlignment(Pos.CENTER_LEFT);
    list.getChildren()
        .addAll(head, Nodes.wrapping(words.text("people.hint"), "muted"), signOut(), scroll);
    form.getStyleClass().add("form");
    form.setMaxHeight(Region.USE_PREF_SIZE);
    setAlignment(form, Pos.TOP_LEFT);
    getChildren().addAll(list, form, notice);
    model.people().addListener((ListChangeListener<Person>) _ -> fill());
    model.readProperty().addListener((_, _, _) -> shown());
    model.troubleProperty().addListener((_, _, _) -> shown());
    model.editingProperty().addListener((_, _, _) -> shown());
    model.readProperty().addListener((_, _, _) -> fill());
    shown();
  }

  private HBox signOut() {
    Words words = model.words();
    ComboBox<Integer> after = new ComboBox<>();
    after.setId("staff-sign-out");
    after.setAccessibleText(words.text("people.sign-out"));
    after.getItems().setAll(MINUTES);
    int now = model.minutesToSignOut();
    if (!MINUTES.contains(now)) {
      after.getItems().add(now);
    }
    after.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Integer minutes) {
            return minutes == null
                ? ""
                : minutes == 0
                    ? words.text("people.sign-out-never")
                    : words.text("people.sign-out-minutes", minutes);
          }

          @Override
          public Integer fromString(String text) {
            return model.minutesToSignOut();
          }
        });
    after.setValue(now);
    after
        .valueProperty()
        .addListener((_, _, minutes) -> {
          if (minutes != null) {
            model.signOutAfter(minutes);
          }
        });
    Label label = Nodes.wrapping(words.text("people.sign-out"));
    label.setLabelFor(after);
    after.setMinWidth(Region.USE_PREF_SIZE);
    return Nodes.row(16, label, after);
  }

  private void shown() {
    boolean editing = model.editingProperty().get();
    OfficeException trouble = model.troubleProperty().get();
    boolean nobody = model.readProperty().get() && model.people().isEmpty();
    if (editing) {
      notice.clear();
    } else if (trouble != null) {
      notice.say(trouble, model.words(), model::readAgain);
    } else if (nobody) {
      notice.say(
          Feather.USERS,
          model.words().text("people.none"),
          model.words().text("people.none-sentence"),
          model.words().text("people.add-owner"),
          model::add);
    } else {
      notice.clear();
    }
    Nodes.show(list, !editing && trouble == null && model.readProperty().get() && !nobody);
    boolean was = form.isVisible();
    Nodes.show(form, editing);
    if (editing && !was) {
      form();
    }
  }

  private void fill() {
    rows.getChildren().setAll(model.people().stream().map(this::row).toList());
    shown();
  }

  private Node row(Person person) {
    Words words = model.words();
    Label who = Nodes.wrapping(person.name(), "strong");
    Label what = Nodes.wrapping(about(person), "t12", "muted");
    VBox text = new VBox(2, who, what);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button edit = Nodes.button(words.text("people.change"), () -> model.edit(person));
    edit.setAccessibleText(words.text("people.change-name", person.name()));
    edit.setMinWidth(Region.USE_PREF_SIZE);
    edit.getStyleClass().add("staff-edit");
    HBox row = new HBox(16, text, edit);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("statement-row");
    return row;
  }

  private String about(Person person) {
    Words words = model.words();
    String role = words.text(key(person.role()));
    if (!person.active()) {
      return words.text("people.left", role);
    }
    if (person.lockedUntil() != null) {
      return words.text("people.locked", role, words.when(person.lockedUntil()));
    }
    return person.phone() == null
        ? role
        : words.text("people.with-phone", role, words.phone(person.phone()));
  }

  private static String key(Role role) {
    return "role." + role.name().toLowerCase(Locale.ROOT);
  }

  private void form() {
    Words words = model.words();
    Person person = model.edited();
    Label title =
        Nodes.wrapping(
            person == null ? words.text("people.new") : words.text("people.of", person.name()),
            "t24",
            "strong");
    name.setId("staff-name");
    field(name, "people.name", LONGEST_NAME);
    name.textProperty().bindBidirectional(model.nameProperty());
    TextField phone = new TextField();
    phone.setId("staff-phone");
    field(phone, "people.phone", 40);
    phone.textProperty().bindBidirectional(model.phoneProperty());
    PasswordField pin = new PasswordField();
    pin.setId("staff-pin");
    field(pin, person == null ? "people.pin" : "people.new-pin", Pins.LONGEST);
    pin.textProperty().bindBidirectional(model.pinProperty());
    Label problem = Nodes.wrapping("", "problem-text");
    problem.setId("staff-problem");
    problem.textProperty().bind(model.problemProperty());
    form.getChildren()
        .setAll(
            title,
            labelled("people.name", name),
            roles(),
            labelled(person == null ? "people.pin" : "people.new-pin", pin),
            Nodes.wrapping(words.text("people.pin-hint"), "t12", "muted"),
            labelled("people.phone", phone),
            Nodes.wrapping(words.text("people.phone-hint"), "t12", "muted"),
            problem,
            buttons(person));
    for (TextField each : new TextField[] {name, phone, pin}) {
      each.setOnAction(_ -> model.save());
    }
    name.requestFocus();
  }

  private void field(TextField field, String key, int longest) {
    field.setAccessibleText(model.words().text(key));
    field.setTextFormatter(
        new TextFormatter<>(
            change -> change.getControlNewText().length() <= longest ? change : null));
  }

  private VBox labelled(String key, Node field) {
    Label label = Nodes.label(model.words().text(key));
    label.setLabelFor(field);
    return new VBox(4, label, field);
  }

  private VBox roles() {
    HBox choices = new HBox(8);
    choices.setId("staff-roles");
    for (Role role : Role.values()) {
      Button button =
          Nodes.button(model.words().text(key(role)), () -> model.roleProperty().set(role));
      button.setId("staff-role-" + role.name().toLowerCase(Locale.ROOT));
      button.getStyleClass().add("person");
      button.setMinWidth(Region.USE_PREF_SIZE);
      choices.getChildren().add(button);
      Runnable mark =
          () ->
              button.pseudoClassStateChanged(
                  javafx.css.PseudoClass.getPseudoClass("chosen"),
                  model.roleProperty().get() == role);
      model.roleProperty().addListener((_, _, _) -> mark.run());
      mark.run();
    }
    return labelled("people.role", choices);
  }

  private HBox buttons(@Nullable Person person) {
    Words words = model.words();
    Button save = Nodes.button(words.text("people.save"), model::save, "accent", "wide");
    save.setId("staff-save");
    save.disableProperty().bind(model.busyProperty());
    Button cancel = Nodes.button(words.text("cancel"), model::cancel, "wide");
    cancel.setId("staff-cancel");
    HBox buttons = new HBox(8, save, cancel);
    if (person != null && person.active()) {
      Button leave = Nodes.button(words.text("people.leaves"), () -> model.leave(person));
      leave.setId("staff-leave");
      leave.disableProperty().bind(model.busyProperty());
      leave.setMinWidth(Region.USE_PREF_SIZE);
      buttons.getChildren().addAll(Nodes.gap(), leave);
    }
    return buttons;
  }
}
