package regulars.counter.till.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Cuts a body that is one JSON value into its sales, each as it was sent but on one line. */
final class SaleArray {
  private static final JsonFactory JSON = new JsonFactory();

  private SaleArray() {}

  /** Whether a body is a JSON array. */
  static boolean isArray(byte[] body) {
    return startsWith(body, '[');
  }

  /**
   * The elements of an array, or the one object that a body is; null when it is neither (it may
   * still be lines).
   */
  static @Nullable List<byte[]> cut(byte[] body) {
    if (!isArray(body) && !startsWith(body, '{')) {
      return null;
    }
    List<byte[]> elements = new ArrayList<>();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
      boolean array = json.nextToken() == JsonToken.START_ARRAY;
      JsonToken token = array ? json.nextToken() : json.currentToken();
      while (token != null && token != JsonToken.END_ARRAY) {
        int start = (int) json.currentTokenLocation().getByteOffset();
        if (token.isStructStart()) {
          json.skipChildren();
        } else {
          json.getString();
        }
        int end = (int) json.currentLocation().getByteOffset();
        elements.add(onOneLine(Arrays.copyOfRange(body, start, end)));
        token = array ? json.nextToken() : null;
      }
      boolean whole = array ? token == JsonToken.END_ARRAY : true;
      return whole && json.nextToken() == null ? elements : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  /** Line ends can only stand between a JSON value's parts, never in its texts. */
  private static byte[] onOneLine(byte[] element) {
    for (int i = 0; i < element.length; i++) {
      if (element[i] == '\n' || element[i] == '\r') {
        element[i] = ' ';
      }
    }
    return element;
  }

  private static boolean startsWith(byte[] body, char first) {
    for (byte b : body) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return b == first;
      }
    }
    return false;
  }
}
