package regulars.counter.settings;

import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import regulars.model.staff.Role;

/**
 * One page of the settings. Made once with the window and used on the JavaFX thread; it reads from
 * the server when it is {@link #shown}, in the background.
 */
public interface SettingsPage {
  /** A short word: the page's node is {@code settings-} and this. */
  String id();

  /** The key of its title in the message bundle. */
  String titleKey();

  /** The sign beside the title. */
  Feather icon();

  /** Who may open it. */
  Role leastRole();

  /** What it shows; asked again when it comes to the front and when the language changed. */
  Region view();

  /** It came to the front: read again. */
  default void shown() {}

  /** It went from the front, or the settings were closed: let go of what it waits for. */
  default void hidden() {}

  /**
   * Steps back from a question or form of its own.
   *
   * @return false when there is none: the settings are closed then
   */
  default boolean back() {
    return false;
  }
}
