package regulars.counter.settings;

import java.util.function.Supplier;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import regulars.counter.words.Words;
import regulars.model.staff.Role;

/** A page that is drawn when it is first shown, and again in another language. */
public abstract class DrawnPage implements SettingsPage {
  private final String id;
  private final Feather icon;
  private final Role leastRole;
  private final Supplier<Words> words;
  private final Supplier<Region> draw;
  private @Nullable Region view;
  private @Nullable Words spoken;

  /**
   * A page whose title's key is its id and {@code .title}.
   *
   * @param words the language of now
   * @param draw draws it in that
   */
  protected DrawnPage(
      String id, Feather icon, Role leastRole, Supplier<Words> words, Supplier<Region> draw) {
    this.id = id;
    this.icon = icon;
    this.leastRole = leastRole;
    this.words = words;
    this.draw = draw;
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public String titleKey() {
    return id + ".title";
  }

  @Override
  public final Feather icon() {
    return icon;
  }

  @Override
  public final Role leastRole() {
    return leastRole;
  }

  @Override
  public final Region view() {
    Region now = view;
    if (now == null || !words.get().equals(spoken)) {
      spoken = words.get();
      now = draw.get();
      view = now;
    }
    return now;
  }
}
