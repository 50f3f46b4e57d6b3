package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.util.WaitForAsyncUtils;
import regulars.counter.shell.States.State;

/** A window whose language was changed says what one opened in that language says. */
class LanguageTest {
  private static final Locale SPANISH = Locale.forLanguageTag("es-US");

  static List<String> states() {
    return List.of(
        "02-first-day",
        "04-morning",
        "08-search-nobody",
        "10-card",
        "20-confirm",
        "30-new-member",
        "40-offline",
        "42-problem",
        "50-why",
        "70-note",
        "72-note-settings");
  }

  /** Every text; in whatever order a list has made its cells. */
  private static List<String> said(State state, Locale opened) {
    try (Stand stand =
        Stand.open(state.desk().get(), 960, 720, Look.USUAL.with(Look.Theme.LIGHT), opened)) {
      state.drive().accept(stand);
      if (!opened.equals(SPANISH)) {
        Stand.fx(() -> stand.model.shop().language(SPANISH));
        stand.await("spoken", () -> stand.model.shop().words().text("cancel").equals("Cancelar"));
      }
      WaitForAsyncUtils.waitForFxEvents();
      return stand.allText(".counter").lines().sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void every_word_changes(String name) {
    Map<String, State> all = States.all();

    assertThat(said(all.get(name), Locale.US)).isEqualTo(said(all.get(name), SPANISH));
  }
}
