package regulars.model.wire;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** What a record is made of, for tests that walk through messages. */
final class Components {
  private Components() {}

  /** The values of its components that aren't null. */
  static List<Object> of(Object value) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      try {
        Object of = component.getAccessor().invoke(value);
        if (of != null) {
          values.add(of);
        }
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(component.toString(), e);
      }
    }
    return values;
  }
}
