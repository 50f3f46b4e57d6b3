package regulars.counter.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.testfx.util.WaitForAsyncUtils;
import regulars.counter.shell.Look.Theme;
import regulars.counter.shell.States.State;

/**
 * Writes a picture of every state of the window, light and dark, in all sizes, into the folder that
 * the system property {@code pictures} names; {@code pictures.only} is a pattern for the names to
 * take. See docs/screens.md.
 */
@EnabledIfSystemProperty(named = "pictures", matches = ".+")
class Pictures {
  private record Size(String name, double width, double height, int text) {}

  private static final List<Size> SIZES =
      List.of(
          new Size("1366", 1366, 768, 100),
          new Size("1024", 1024, 768, 100),
          new Size("1024-text150", 1024, 768, 150),
          new Size("1920", 1920, 1080, 100));

  /** The headless screen's width: a window may not be larger, what is drawn may. */
  private static final double SCREEN = 1000;

  private final Path folder = Path.of(System.getProperty("pictures", "target/pictures"));
  private final String only = System.getProperty("pictures.only", ".*");

  @Test
  void every_state_in_every_look() throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, State> state : States.all().entrySet()) {
      for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
        for (Size size : SIZES) {
          String name =
              state.getKey() + "-" + size.name() + "-" + theme.name().toLowerCase(Locale.ROOT);
          if (!name.matches(only)) {
            continue;
          }
          take(folder.resolve(name + ".png"), state.getValue(), theme, size);
        }
      }
    }
  }

  private void take(Path file, State state, Theme theme, Size size) {
    Look look = new Look(theme, size.text(), "");
    try (Stand stand = state.open(SCREEN, size.height() > SCREEN ? SCREEN : size.height(), look)) {
      state.drive().accept(stand);
      WaitForAsyncUtils.waitForFxEvents();
      Stand.fx(() -> stand.scene.getRoot().resize(size.width(), size.height()));
      WaitForAsyncUtils.waitForFxEvents();
      SnapshotParameters whole = new SnapshotParameters();
      whole.setViewport(new Rectangle2D(0, 0, size.width(), size.height()));
      WritableImage image = Stand.get(() -> stand.scene.getRoot().snapshot(whole, null));
      ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
      stand.desk.release("redeem");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
