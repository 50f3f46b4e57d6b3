package regulars.counter.receipt;

import java.io.ByteArrayOutputStream;
import java.util.List;
import regulars.counter.receipt.Paper.Row;
import regulars.counter.receipt.Paper.Style;

/** Rows of a note in the language of receipt printers, Epson's ESC/POS. Pure. */
final class EscPos {
  private static final int ESC = 0x1B;
  private static final int GS = 0x1D;
  private static final int FS = 0x1C;
  private static final int DLE = 0x10;
  private static final int EOT = 0x04;
  private static final int LF = '\n';
  private static final int DOUBLE = 0x11;
  private static final int FEED_LINES = 3;

  private EscPos() {}

  /** Everything to print these rows and cut the paper; leaves the printer as it likes to be. */
  static byte[] note(List<Row> rows, CodePage letters) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    command(bytes, ESC, '@');
    command(bytes, FS, '.'); // No two-byte letters, where a printer from Asia begins with them.
    command(bytes, ESC, 't', letters.number());
    Style style = Style.PLAIN;
    for (Row row : rows) {
      if (row.style() != style) {
        style = row.style();
        command(bytes, ESC, 'E', style == Style.PLAIN ? 0 : 1);
        command(bytes, GS, '!', style == Style.LARGE ? DOUBLE : 0);
      }
      bytes.writeBytes(letters.bytes(row.text()));
      bytes.write(LF);
    }
    command(bytes, ESC, 'E', 0);
    command(bytes, GS, '!', 0);
    command(bytes, ESC, 'd', FEED_LINES);
    command(bytes, GS, 'V', 66, 0); // To the knife, and cut.
    return bytes.toByteArray();
  }

  /** Asks how the printer is; it answers with one byte even while it can't print. */
  static byte[] ask(int about) {
    return new byte[] {DLE, EOT, (byte) about};
  }

  private static void command(ByteArrayOutputStream to, int... bytes) {
    for (int each : bytes) {
      to.write(each);
    }
  }
}
