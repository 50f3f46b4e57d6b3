package regulars.counter.receipt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A printer's understanding of ESC/POS, written apart from ours: byte for byte, with nothing passed
 * over in silence. What it would print, in lines.
 */
final class PaperReader {
  /** What the numbers behind {@code ESC t} mean on an Epson printer. */
  private static final Map<Integer, String> PAGES =
      Map.of(
          0, "IBM437", 2, "IBM850", 16, "windows-1252", 17, "IBM866", 18, "IBM852", 19, "IBM00858");

  private final List<String> lines = new ArrayList<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final List<Integer> command = new ArrayList<>();
  private Charset page = Charset.forName("IBM437");
  private boolean bold;
  private boolean large;
  private int cuts;

  /** Takes the next byte; true when it ends a question about the printer's state. */
  boolean take(int each) {
    int value = each & 0xff;
    if (!command.isEmpty()) {
      command.add(value);
      return command();
    }
    switch (value) {
      case 0x1B, 0x1D, 0x1C, 0x10 -> command.add(value);
      case '\n' -> feed();
      default -> {
        if (value < 0x20) {
          throw new AssertionError("a stray control byte " + value);
        }
        line.write(value);
      }
    }
    return false;
  }

  private boolean command() {
    int size = command.size();
    String name =
        (char) ('a' + List.of(0x1B, 0x1D, 0x1C, 0x10).indexOf(command.getFirst()))
            + ""
            + (char) (int) command.get(1);
    int wanted =
        switch (name) {
          case "a@", "c." -> 2;
          case "at", "aE", "b!", "ad", "d\u0004" -> 3;
          case "bV" -> 4;
          default -> throw new AssertionError("a printer does not know " + command);
        };
    if (size < wanted) {
      return false;
    }
    int last = command.getLast();
    command.clear();
    switch (name) {
      case "a@" -> {
        bold = false;
        large = false;
        page = Charset.forName("IBM437");
      }
      case "at" -> page = Charset.forName(PAGES.get(last));
      case "aE" -> bold = last == 1;
      case "b!" -> large = last == 0x11;
      case "bV" -> cuts++;
      case "d\u0004" -> {
        return true;
      }
      default -> {}
    }
    return false;
  }

  private void feed() {
    String text = line.toString(page);
    lines.add((large ? "##" : bold ? "**" : "") + text);
    line.reset();
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  int cuts() {
    return cuts;
  }

  /** Whether nothing is left in the middle. */
  boolean clean() {
    return command.isEmpty() && line.size() == 0;
  }
}
