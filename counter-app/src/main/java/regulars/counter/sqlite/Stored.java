package regulars.counter.sqlite;

import java.util.List;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;

/** Reads back what was stored as text. That it can't be read means that the file is damaged. */
final class Stored {
  private Stored() {}

  static <T> T read(String text, Class<T> type) {
    try {
      return Wire.decode(text, type);
    } catch (WireException e) {
      throw broken(type, e);
    }
  }

  static <T> List<T> readList(String text, Class<T> type) {
    try {
      return Wire.decodeList(text, type);
    } catch (WireException e) {
      throw broken(type, e);
    }
  }

  private static StoreException broken(Class<?> type, WireException e) {
    return new StoreException(
        StoreException.Kind.BROKEN, "a stored " + type.getSimpleName() + " can't be read", e);
  }
}
