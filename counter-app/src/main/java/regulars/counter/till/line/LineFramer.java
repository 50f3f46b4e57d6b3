package regulars.counter.till.line;

import java.util.Arrays;

/**
 * Cuts bytes into lines, however they are chunked. A line ends with LF or CRLF; one that is longer
 * than {@value #LONGEST} bytes is skipped to its end and reported, so memory stays bounded.
 *
 * <p>One framer for each stream; not safe for use by several threads.
 */
public final class LineFramer {
  /** Longest line in bytes, without its line end. */
  public static final int LONGEST = 64 * 1024;

  /** Of a line that is too long, this much is handed over for the record. */
  static final int KEPT_OF_LONG = 1024;

  private final Lines lines;
  private byte[] held = new byte[1024];
  private int length;
  private long lost;
  private long number;
  private long offset;
  private long lineStart;

  /** Starts at line 1. */
  public LineFramer(Lines lines) {
    this(lines, 0, 0);
  }

  /**
   * Goes on in the middle of a stream.
   *
   * @param linesBefore how many lines came before
   * @param bytesBefore how many bytes came before
   */
  public LineFramer(Lines lines, long linesBefore, long bytesBefore) {
    this.lines = lines;
    this.number = linesBefore;
    this.offset = bytesBefore;
    this.lineStart = bytesBefore;
  }

  /** Where the lines go. */
  public interface Lines {
    /**
     * A whole line.
     *
     * @param number 1 the first
     * @param start offset of its first byte in the stream
     * @param bytes without the line end
     */
    void line(long number, long start, byte[] bytes);

    /**
     * A line that is longer than allowed.
     *
     * @param number 1 the first
     * @param start offset of its first byte in the stream
     * @param head its beginning
     * @param length how long it was
     */
    void tooLong(long number, long start, byte[] head, long length);
  }

  /** Takes the next {@code count} bytes. */
  public void feed(byte[] bytes, int from, int count) {
    int end = from + count;
    int begin = from;
    for (int i = from; i < end; i++) {
      if (bytes[i] == '\n') {
        hold(bytes, begin, i - begin);
        offset += i - begin + 1;
        finishLine();
        begin = i + 1;
      }
    }
    hold(bytes, begin, end - begin);
    offset += end - begin;
  }

  /** The stream ended: what is held is a line too. */
  public void end() {
    if (length + lost > 0) {
      finishLine();
    }
  }

  /**
   * The stream was cut off (a cable pulled): what is held is no line. Returns it, empty when the
   * cut was between two lines.
   */
  public byte[] cutOff() {
    byte[] rest = Arrays.copyOf(held, Math.min(length, KEPT_OF_LONG));
    if (rest.length > 0) {
      number++;
    }
    length = 0;
    lost = 0;
    lineStart = offset;
    return rest;
  }

  /** How many lines came so far. */
  public long number() {
    return number;
  }

  /** Offset of the line that is not finished yet; where the stream stands when there is none. */
  public long unfinished() {
    return lineStart;
  }

  private void hold(byte[] bytes, int from, int count) {
    // One more than allowed is held: it may be the CR of the line end.
    int fits = Math.min(count, LONGEST + 1 - length);
    if (fits < count) {
      lost += count - fits;
    }
    if (length + fits > held.length) {
      held = Arrays.copyOf(held, Math.min(LONGEST + 1, Math.max(length + fits, 2 * held.length)));
    }
    System.arraycopy(bytes, from, held, length, fits);
    length += fits;
  }

  private void finishLine() {
    number++;
    if (lost == 0 && length > 0 && held[length - 1] == '\r') {
      length--;
    }
    long start = lineStart;
    long whole = length + lost;
    byte[] bytes = Arrays.copyOf(held, whole > LONGEST ? KEPT_OF_LONG : length);
    length = 0;
    lost = 0;
    lineStart = offset;
    if (whole > LONGEST) {
      lines.tooLong(number, start, bytes, whole);
    } else {
      lines.line(number, start, bytes);
    }
  }
}
