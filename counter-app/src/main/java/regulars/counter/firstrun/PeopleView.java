package regulars.counter.firstrun;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.firstrun.NewShop.Person;
import regulars.counter.fx.Nodes;
import regulars.counter.words.Words;
import regulars.model.staff.Pins;

/** Draws who else works there: those so far, and the fields for the next. */
final class PeopleView extends VBox {
  private final PeopleForm form;
  private final Words words;
  private final VBox others = new VBox(4);
  // Kept here: the model outlives the page.
  private final ListChangeListener<Person> changed = _ -> fill();

  PeopleView(PeopleForm form, Words words) {
    super(16);
    this.form = form;
    this.words = words;
    others.setId("first-others");
    getChildren()
        .addAll(
            Nodes.wrapping(words.text("first.people"), "t24", "strong"),
            Nodes.wrapping(words.text("first.people-sentence"), "muted"),
            others,
            new FieldView(
                words.text("first.other-name"),
                FieldView.text(form.nameProperty(), PeopleForm.LONGEST_NAME),
                form.field("first-other")),
            new FieldView(
                words.text("first.other-pin"),
                FieldView.pin(form.pinProperty(), Pins.LONGEST),
                form.field("first-other-pin")));
    form.others().addListener(new javafx.collections.WeakListChangeListener<>(changed));
    fill();
  }

  private void fill() {
    others.getChildren().clear();
    for (Person person : form.others()) {
      Label name = Nodes.wrapping(person.name(), "strong");
      Button remove = new Button("", Nodes.icon(Feather.X));
      remove.getStyleClass().addAll("quiet", "square");
      remove.setAccessibleText(words.text("first.remove", person.name()));
      remove.setMinWidth(Region.USE_PREF_SIZE);
      remove.setOnAction(_ -> form.remove(person));
      HBox row = Nodes.row(8, Nodes.icon(Feather.USER, "muted-icon"), name, Nodes.gap(), remove);
      others.getChildren().add(row);
    }
    Nodes.show(others, !form.others().isEmpty());
  }
}
