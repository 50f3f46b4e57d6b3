package regulars.counter.firstrun;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of one page, in the order in which they are gone through. */
final class Form {
  private final List<Field> fields;

  Form(Field... fields) {
    this.fields = List.of(fields);
  }

  Field field(String id) {
    for (Field field : fields) {
      if (field.id().equals(id)) {
        return field;
      }
    }
    throw new IllegalArgumentException("no field " + id);
  }

  /**
   * Enter in a field: what is wrong there is said; else the first other field that needs something
   * is next.
   *
   * @return the field to go to; null when the page is done
   */
  @Nullable Field enter(String id) {
    for (Field field : fields) {
      if (field.id().equals(id)) {
        field.visit();
        if (!field.checked()) {
          return field;
        }
      }
    }
    for (Field field : fields) {
      if (!field.isSound()) {
        field.checkedIfVisited();
        field.visit();
        return field;
      }
    }
    return null;
  }

  /** The button: every field says what is wrong with it. Returns the first that needs something. */
  @Nullable Field press() {
    Field first = null;
    for (Field field : fields) {
      field.visit();
      if (!field.checked() && first == null) {
        first = field;
      }
    }
    return first;
  }
}
