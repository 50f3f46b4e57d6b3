package regulars.counter.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import regulars.counter.desk.BeansAndCo;

/** The customer's window beside the counter's. */
class DisplayFlowTest {
  /** At two metres letters are read from about a centimetre up: some 36 pixels. */
  private static final double READABLE = 36;

  private final Complaints complaints = new Complaints();
  private final Stand stand = Stand.open(BeansAndCo.morning());

  @AfterEach
  void close() {
    stand.close();
    complaints.close();
    assertThat(complaints.heard()).isEmpty();
  }

  private static Scene display() {
    for (Window window : Window.getWindows()) {
      if (window instanceof Stage stage && stage.getScene().lookup("#display") != null) {
        return stage.getScene();
      }
    }
    return null;
  }

  private static String said(String id) {
    return Stand.get(() -> display().lookup(id) instanceof Label label ? label.getText() : "");
  }

  private void maria() {
    stand.type("2671");
    stand.awaitShown("#search-results");
    stand.push(KeyCode.ENTER);
    stand.awaitText("#card-as-of", "live");
  }

  @Test
  void f11_opens_it_and_closes_it_and_the_counter_keeps_the_keys() {
    assertThat(Stand.get(DisplayFlowTest::display)).isNull();
    stand.push(KeyCode.F11);
    assertThat(said("#display-balance")).isEqualTo("Beans & Co");
    assertThat(stand.saved()).last().extracting(Look::display).isEqualTo(true);

    maria();
    stand.await("shown", () -> "108 points".equals(said("#display-balance")));
    assertThat(said("#display-initial")).isEqualTo("M.");
    assertThat(said("#display-to-next")).isEqualTo("142 to Free lunch");
    assertThat(said("#display-ready")).isEqualTo("Ready: Free coffee");

    stand.push(KeyCode.F11);
    assertThat(Stand.get(DisplayFlowTest::display)).isNull();
    assertThat(stand.saved()).last().extracting(Look::display).isEqualTo(false);
  }

  @Test
  void every_word_on_it_can_be_read_from_two_metres() throws IOException {
    stand.push(KeyCode.F11);
    maria();
    stand.await("shown", () -> "M.".equals(said("#display-initial")));
    Stand.fx(() -> {
      display().getRoot().resize(1024, 600);
      display().getRoot().applyCss();
      display().getRoot().layout();
    });
    for (Node node : Stand.get(() -> display().getRoot().lookupAll(".label"))) {
      Label label = (Label) node;
      assertThat(label.getFont().getSize()).as(label.getText()).isGreaterThanOrEqualTo(READABLE);
      assertThat(label.isTextTruncated()).as(label.getText()).isFalse();
    }
    picture("80-display");
  }

  private static void picture(String name) throws IOException {
    String folder = System.getProperty("pictures", "");
    if (!folder.isEmpty()) {
      WritableImage image = Stand.get(() -> display().getRoot().snapshot(null, null));
      Files.createDirectories(Path.of(folder));
      ImageIO.write(
          SwingFXUtils.fromFXImage(image, null), "png", Path.of(folder, name + ".png").toFile());
    }
  }

  @Test
  void it_goes_where_the_counter_is_not() {
    Rectangle2D first = new Rectangle2D(0, 0, 1920, 1080);
    Rectangle2D second = new Rectangle2D(1920, 0, 1024, 600);
    Rectangle2D onFirst = new Rectangle2D(100, 100, 1366, 768);
    Rectangle2D onSecond = new Rectangle2D(1930, 0, 1000, 600);
    assertThat(DisplayWindow.other(List.of(first, second), onFirst)).isEqualTo(second);
    assertThat(DisplayWindow.other(List.of(first, second), onSecond)).isEqualTo(first);
    assertThat(DisplayWindow.other(List.of(first), onFirst)).isNull();
  }
}
