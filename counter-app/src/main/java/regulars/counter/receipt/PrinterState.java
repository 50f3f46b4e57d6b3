package regulars.counter.receipt;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import regulars.counter.receipt.PrintTrouble.Why;

/** Asks a receipt printer how it is. Many cheap ones do not answer: then nothing is known. */
final class PrinterState {
  /** Why it is off line: an open cover, no paper, an error. */
  private static final int CAUSE = 2;

  private static final int PAPER = 4;
  private static final int COVER_OPEN = 0x04;
  private static final int STOPPED_FOR_PAPER = 0x20;
  private static final int ERROR = 0x40;
  private static final int NO_PAPER = 0x60;

  /** Bits that are the same in every answer: what else comes is no answer. */
  private static final int FIXED = 0x93;

  private static final int FIXED_IS = 0x12;
  private static final int MOST_STRAY = 16;

  private PrinterState() {}

  /**
   * What is the matter; null when nothing is, or when the printer does not say.
   *
   * @param millis how long to wait for an answer
   */
  static @Nullable Why trouble(PrinterLine line, int millis) throws IOException {
    int paper = ask(line, PAPER, millis);
    if (paper < 0) {
      return null;
    }
    if ((paper & NO_PAPER) == NO_PAPER) {
      return Why.PAPER_OUT;
    }
    int cause = ask(line, CAUSE, millis);
    if (cause < 0) {
      return null;
    }
    if ((cause & COVER_OPEN) != 0) {
      return Why.COVER_OPEN;
    }
    if ((cause & STOPPED_FOR_PAPER) != 0) {
      return Why.PAPER_OUT;
    }
    return (cause & ERROR) != 0 ? Why.FAULT : null;
  }

  private static int ask(PrinterLine line, int about, int millis) throws IOException {
    line.write(EscPos.ask(about));
    for (int stray = 0; stray < MOST_STRAY; stray++) {
      int answer = line.read(millis);
      if (answer < 0 || (answer & FIXED) == FIXED_IS) {
        return answer;
      }
    }
    return -1;
  }
}
