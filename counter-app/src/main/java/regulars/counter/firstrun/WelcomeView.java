package regulars.counter.firstrun;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.fx.Nodes;
import regulars.counter.words.Words;

/** Draws the first page: the language, and what this PC is to be. */
final class WelcomeView extends VBox {
  private final Button here;

  WelcomeView(FirstRunViewModel model, Consumer<String> speak) {
    super(16);
    Words words = model.words();
    this.here = choice(words, "here", Feather.HOME, model::here);
    getChildren()
        .addAll(
            Nodes.wrapping(words.text("first.welcome"), "t24", "strong"),
            languages(words, speak),
            here,
            choice(words, "elsewhere", Feather.LINK, model::elsewhere),
            choice(words, "sample", Feather.EYE, model::sample));
  }

  private static HBox languages(Words words, Consumer<String> speak) {
    ToggleGroup group = new ToggleGroup();
    HBox both =
        new HBox(
            8,
            language("English", "en", words, group),
            language("Espa\u00f1ol", "es", words, group));
    both.setAccessibleText(words.text("first.language"));
    group
        .selectedToggleProperty()
        .addListener((_, before, now) -> {
          if (now == null) {
            before.setSelected(true);
          } else if (before != null) {
            speak.accept((String) now.getUserData());
          }
        });
    return both;
  }

  private static ToggleButton language(
      String name, String language, Words words, ToggleGroup group) {
    ToggleButton button = new ToggleButton(name);
    button.setId("first-" + language);
    button.setUserData(language);
    button.setToggleGroup(group);
    boolean spanish = words.locale().getLanguage().equals("es");
    button.setSelected(spanish == language.equals("es"));
    button.getStyleClass().add("language");
    return button;
  }

  private static Button choice(Words words, String what, Ikon sign, Runnable action) {
    String title = words.text("first." + what);
    Button button = new ChoiceButton(title, words.text("first." + what + "-sentence"), sign);
    button.setId("first-" + what);
    button.setOnAction(_ -> action.run());
    return button;
  }

  void focus() {
    here.requestFocus();
  }
}
