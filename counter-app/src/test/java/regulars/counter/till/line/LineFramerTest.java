package regulars.counter.till.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineFramerTest {

  /** Writes down what it is given. */
  private static final class RecordingLines implements LineFramer.Lines {
    final List<String> seen = new ArrayList<>();

    @Override
    public void line(long number, long start, byte[] bytes) {
      seen.add(number + "@" + start + " " + new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void tooLong(long number, long start, byte[] head, long length) {
      seen.add(number + "@" + start + " too long: " + length + ", kept " + head.length);
    }
  }

  private static List<String> framed(byte[] bytes) {
    RecordingLines lines = new RecordingLines();
    LineFramer framer = new LineFramer(lines);
    framer.feed(bytes, 0, bytes.length);
    framer.end();
    return lines.seen;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void lines_end_with_lf_or_crlf_and_the_last_needs_no_end() {
    assertThat(framed(bytes("a\nbc\r\n\r\nd\re\nf")))
        .containsExactly("1@0 a", "2@2 bc", "3@6 ", "4@8 d\re", "5@12 f");
  }

  @Test
  void an_empty_stream_has_no_line() {
    assertThat(framed(new byte[0])).isEmpty();
  }

  @Test
  void a_line_of_64_kib_passes_and_one_byte_more_does_not() {
    String longest = "x".repeat(LineFramer.LONGEST);
    assertThat(framed(bytes(longest + "\r\nnext\n")))
        .containsExactly("1@0 " + longest, "2@65538 next");
    assertThat(framed(bytes(longest + "y\nnext\n")))
        .containsExactly("1@0 too long: 65537, kept 1024", "2@65538 next");
  }

  @Test
  void a_line_of_many_megabytes_is_skipped_to_its_end_without_being_held() {
    RecordingLines lines = new RecordingLines();
    LineFramer framer = new LineFramer(lines);
    byte[] chunk = new byte[1 << 20];
    Arrays.fill(chunk, (byte) 'x');
    for (int i = 0; i < 500; i++) {
      framer.feed(chunk, 0, chunk.length);
    }
    framer.feed(bytes("\nnext\n"), 0, 6);
    assertThat(lines.seen)
        .containsExactly("1@0 too long: 524288000, kept 1024", "2@524288001 next");
  }

  @Test
  void a_cut_off_line_is_no_line_and_the_next_one_is_whole() {
    RecordingLines lines = new RecordingLines();
    LineFramer framer = new LineFramer(lines);
    framer.feed(bytes("one\ntw"), 0, 6);
    assertThat(framer.cutOff()).isEqualTo(bytes("tw"));
    assertThat(framer.cutOff()).isEmpty();
    framer.feed(bytes("three\n"), 0, 6);
    assertThat(lines.seen).containsExactly("1@0 one", "3@6 three");
  }

  @Test
  void reading_goes_on_in_the_middle_of_a_file() {
    RecordingLines lines = new RecordingLines();
    LineFramer framer = new LineFramer(lines, 10, 500);
    framer.feed(bytes("eleven\ntwelve\n"), 0, 14);
    assertThat(lines.seen).containsExactly("11@500 eleven", "12@507 twelve");
    assertThat(framer.unfinished()).isEqualTo(514);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void any_chunking_gives_the_same_lines(long seed) {
    RandomGenerator random = new java.util.SplittableRandom(seed);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (int i = 0; i < 200; i++) {
      int length = random.nextInt(20) == 0 ? random.nextInt(200_000) : random.nextInt(40);
      byte[] line = new byte[length];
      random.nextBytes(line);
      stream.writeBytes(line);
      stream.writeBytes(bytes(random.nextBoolean() ? "\n" : "\r\n"));
    }
    byte[] all = stream.toByteArray();

    RecordingLines lines = new RecordingLines();
    LineFramer framer = new LineFramer(lines);
    int at = 0;
    while (at < all.length) {
      int n = Math.min(all.length - at, 1 + random.nextInt(random.nextBoolean() ? 3 : 5_000));
      framer.feed(all, at, n);
      at += n;
    }
    framer.end();

    assertThat(lines.seen).isEqualTo(framed(all));
  }
}
