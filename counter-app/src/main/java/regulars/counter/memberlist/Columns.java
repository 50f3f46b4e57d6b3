package regulars.counter.memberlist;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import regulars.model.member.NameFolding;

/**
 * Which column is what.
 *
 * @param places the place of each column that is used, 0 the first
 */
public record Columns(Map<Field, Integer> places) {
  /** None is used. */
  public static final Columns NONE = new Columns(Map.of());

  /** Makes the map unmodifiable. */
  public Columns {
    places = Map.copyOf(places);
  }

  /** As the names of the columns suggest; each column is used once. */
  public static Columns guess(List<String> header) {
    List<String> names = header.stream().map(Columns::bare).toList();
    Map<Field, Integer> places = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      Integer place = place(field, names, places);
      if (place != null) {
        places.put(field, place);
      }
    }
    // "Nombre" beside "Apellido" is the first name alone.
    Integer name = places.get(Field.NAME);
    if (name != null && places.containsKey(Field.LAST_NAME)) {
      places.remove(Field.NAME);
      places.putIfAbsent(Field.FIRST_NAME, name);
    }
    return new Columns(places);
  }

  private static @Nullable Integer place(
      Field field, List<String> names, Map<Field, Integer> taken) {
    for (String known : field.names()) {
      int at = names.indexOf(known);
      if (at >= 0 && !taken.containsValue(at)) {
        return at;
      }
    }
    return null;
  }

  /** Whether a row of cells looks like the names of columns. */
  static boolean named(List<String> cells) {
    return !guess(cells).places().isEmpty();
  }

  private static String bare(String name) {
    return NameFolding.fold(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** The column of a field; null when none is used. */
  public @Nullable Integer of(Field field) {
    return places.get(field);
  }

  /** The field of a column; null when it is not used. */
  public @Nullable Field at(int column) {
    for (Map.Entry<Field, Integer> place : places.entrySet()) {
      if (place.getValue() == column) {
        return place.getKey();
      }
    }
    return null;
  }

  /** With this column as this field and as nothing else; null for not used. */
  public Columns with(int column, @Nullable Field field) {
    Map<Field, Integer> changed = new EnumMap<>(Field.class);
    places.forEach((each, at) -> {
      if (at != column && each != field) {
        changed.put(each, at);
      }
    });
    if (field != null) {
      changed.put(field, column);
    }
    return new Columns(changed);
  }

  /** Whether rows can be told apart by it: a member needs a phone or a number. */
  public boolean enough() {
    return places.containsKey(Field.PHONE) || places.containsKey(Field.NUMBER);
  }
}
