package regulars.counter.till.line;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Reads a line's bytes as UTF-8 and nothing else: no byte is guessed at or dropped. */
public final class Utf8 {
  private Utf8() {}

  /** What the bytes are. */
  public sealed interface Text {
    /** UTF-8 without control characters other than tabs. */
    record Good(String text) implements Text {}

    /** Why not. */
    record Bad(String reason) implements Text {}
  }

  /** Reads a line. A byte order mark at its beginning is dropped. */
  public static Text read(byte[] line) {
    CharBuffer chars = CharBuffer.allocate(line.length);
    ByteBuffer bytes = ByteBuffer.wrap(line);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, true);
    if (result.isError()) {
      return new Text.Bad(
          "is not UTF-8 at byte " + (bytes.position() + 1) + ": let the till write UTF-8");
    }
    String text = chars.flip().toString();
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i)) && text.charAt(i) != '\t') {
        return new Text.Bad(
            "has the control character " + (int) text.charAt(i) + " at character " + (i + 1));
      }
    }
    return new Text.Good(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }
}
