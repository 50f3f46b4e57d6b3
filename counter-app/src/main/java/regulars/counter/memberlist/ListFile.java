package regulars.counter.memberlist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import regulars.counter.till.line.LineFramer;

/**
 * A CSV file and how it is written: letters, separator, whether its first row names the columns.
 * Found by reading it once; the rows are read again each time they are asked for, one at a time.
 *
 * @param path the file
 * @param digest SHA-256 of it, in hex
 * @param bytes its size
 * @param lines how many lines it has
 * @param letters how its letters are written: UTF-8 or Windows-1252
 * @param separator between cells
 * @param named whether the first row names the columns
 * @param names of the columns; numbers from 1 where the file has none
 */
public record ListFile(
    Path path,
    String digest,
    long bytes,
    int lines,
    Charset letters,
    char separator,
    boolean named,
    List<String> names) {
  /** How Windows programs write western letters. */
  static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final int MOST_LINES = 10_000_000;
  private static final int BUFFER = 1 << 16;
  private static final int ZIP = 0x504B;
  private static final int OLE = 0xD0CF;
  private static final int UTF_16_LITTLE = 0xFFFE;
  private static final int UTF_16_BIG = 0xFEFF;

  /** Makes the list unmodifiable. */
  public ListFile {
    names = List.copyOf(names);
  }

  /**
   * Looks at a file.
   *
   * @throws ListException when it is no list
   */
  public static ListFile open(Path path) throws IOException, ListException {
    if (!Files.isRegularFile(path)) {
      throw new ListException(ListException.Why.MISSING);
    }
    Scan scan = new Scan();
    try (InputStream in = Files.newInputStream(path)) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        scan.feed(buffer, n);
      }
    }
    scan.end();
    Charset letters = scan.utf8 ? StandardCharsets.UTF_8 : WINDOWS;
    Sample sample = Sample.of(path, letters);
    if (sample.first().isEmpty()) {
      throw new ListException(ListException.Why.EMPTY);
    }
    boolean named = sample.named();
    if (named && !sample.more()) {
      throw new ListException(ListException.Why.NO_ROWS);
    }
    List<String> names =
        named
            ? sample.first()
            : IntStream.rangeClosed(1, sample.first().size()).mapToObj(String::valueOf).toList();
    return new ListFile(
        path,
        HexFormat.of().formatHex(scan.digest.digest()),
        scan.bytes,
        scan.lines,
        letters,
        sample.separator(),
        named,
        names);
  }

  /** The file's name. */
  public String name() {
    return String.valueOf(path.getFileName());
  }

  /** Which column is what, as names or, without them, the first rows suggest. */
  public Columns guess() throws IOException {
    return named ? Columns.guess(names) : Sample.of(path, letters).guess();
  }

  /** Hands over one row after the other, without the one that names the columns. */
  public void rows(Records.Taker taker) throws IOException {
    Records.read(path, letters, separator, named, taker);
  }

  /** Finds out in one pass what can be known of bytes alone. */
  private static final class Scan {
    private final MessageDigest digest = sha256();
    private final CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer left = ByteBuffer.allocate(BUFFER + 8);
    private final CharBuffer scrap = CharBuffer.allocate(BUFFER + 8);
    private boolean utf8 = true;
    private boolean open;
    private long bytes;
    private int lines;

    void feed(byte[] buffer, int count) throws ListException {
      if (bytes == 0 && count >= 2) {
        refuseOtherKinds(((buffer[0] & 0xFF) << 8) | (buffer[1] & 0xFF));
      }
      bytes += count;
      digest.update(buffer, 0, count);
      for (int i = 0; i < count; i++) {
        if (buffer[i] == 0) {
          throw new ListException(ListException.Why.NOT_TEXT);
        }
        open = buffer[i] != '\n';
        lines += open ? 0 : 1;
      }
      if (lines > MOST_LINES) {
        throw new ListException(ListException.Why.TOO_LONG);
      }
      if (utf8) {
        left.put(buffer, 0, count).flip();
        utf8 = !decoder.decode(left, scrap.clear(), false).isError();
        left.compact();
      }
    }

    private static void refuseOtherKinds(int head) throws ListException {
      if (head == ZIP || head == OLE) {
        throw new ListException(ListException.Why.NOT_TEXT);
      }
      if (head == UTF_16_LITTLE || head == UTF_16_BIG) {
        throw new ListException(ListException.Why.UTF_16);
      }
    }

    void end() throws ListException {
      if (bytes == 0) {
        throw new ListException(ListException.Why.EMPTY);
      }
      lines += open ? 1 : 0;
      if (utf8) {
        left.flip();
        utf8 = !decoder.decode(left, scrap.clear(), true).isError();
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** Longest row in bytes. */
  static int longestRow() {
    return LineFramer.LONGEST;
  }
}
