package regulars.counter.place;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import regulars.model.member.NameFolding;

/**
 * One choice among many by typing a part of its name or its code. What is typed is a search until
 * one is picked. Used on the JavaFX thread only.
 */
public final class Picker {
  private static final int MOST_SHOWN = 40;

  private final StringProperty text = new SimpleStringProperty("");
  private final ObservableList<Place> matches = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Place> chosen = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Place> marked = new ReadOnlyObjectWrapper<>();
  private List<Place> all = List.of();

  /** With nothing to choose from yet. */
  public Picker() {
    text.addListener((_, _, typed) -> search(typed));
  }

  /** Offers these, in this order; keeps what is chosen where it is among them by its code. */
  public void offer(List<Place> places) {
    all = List.copyOf(places);
    Place before = chosen.get();
    if (before != null) {
      choose(before.code());
    }
  }

  /** Chooses the one of this code; nothing when there is none. */
  public void choose(String code) {
    for (Place place : all) {
      if (place.code().equals(code)) {
        pick(place);
      }
    }
  }

  /** Chooses this one. */
  public void pick(Place place) {
    chosen.set(place);
    text.set(place.name());
    matches.clear();
    marked.set(null);
  }

  private void search(String typed) {
    Place now = chosen.get();
    if (now != null && now.name().equals(typed)) {
      matches.clear();
      return;
    }
    chosen.set(null);
    String wanted = NameFolding.fold(typed.strip());
    String code = typed.strip().toUpperCase(Locale.ROOT);
    matches.setAll(
        all.stream()
            .filter(place -> fits(place, wanted, code))
            .sorted((one, other) -> rank(other, wanted, code) - rank(one, wanted, code))
            .limit(MOST_SHOWN)
            .toList());
    marked.set(matches.isEmpty() ? null : matches.getFirst());
  }

  private static boolean fits(Place place, String wanted, String code) {
    return place.code().startsWith(code) || NameFolding.fold(place.name()).contains(wanted);
  }

  /** The code itself before names that begin so, those before names that have it in them. */
  private static int rank(Place place, String wanted, String code) {
    if (place.code().equals(code)) {
      return 2;
    }
    return NameFolding.fold(place.name()).startsWith(wanted) ? 1 : 0;
  }

  /** Marks the next match, or the one before; shows all when none are shown. */
  public void step(int by) {
    if (matches.isEmpty()) {
      matches.setAll(all);
      Place now = chosen.get();
      marked.set(now == null ? all.isEmpty() ? null : all.getFirst() : now);
      return;
    }
    int at = matches.indexOf(marked.get()) + by;
    marked.set(matches.get(Math.clamp(at, 0, matches.size() - 1)));
  }

  /** Chooses what is marked; false when nothing is. */
  public boolean pickMarked() {
    Place now = marked.get();
    if (matches.isEmpty() || now == null) {
      return false;
    }
    pick(now);
    return true;
  }

  /** Puts the list away; what was chosen before the search is gone only when text differs. */
  public void putAway() {
    Place now = chosen.get();
    matches.clear();
    marked.set(null);
    if (now != null) {
      text.set(now.name());
    }
  }

  /** Whether the list is shown. */
  public boolean isOpen() {
    return !matches.isEmpty();
  }

  /** Whether something is typed that is not chosen. */
  public boolean isSearching() {
    return chosen.get() == null && !text.get().isBlank();
  }

  /** What is typed, or the name of what is chosen. */
  public StringProperty textProperty() {
    return text;
  }

  /** What the search finds; empty when the list is not shown. */
  public ObservableList<Place> matches() {
    return matches;
  }

  /** What is chosen; null while there is a search. */
  public ReadOnlyObjectProperty<@Nullable Place> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** What Enter would choose; null when nothing. */
  public ReadOnlyObjectProperty<@Nullable Place> markedProperty() {
    return marked.getReadOnlyProperty();
  }

  /** The code of what is chosen; empty while nothing is. */
  public String code() {
    Place now = chosen.get();
    return now == null ? "" : now.code();
  }
}
