package regulars.counter.receipt;

import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import regulars.counter.receipt.PrintTrouble.Why;

/**
 * A receipt printer that speaks ESC/POS, at the end of a line that is opened for each note. It is
 * asked how it is before and after, and given up when it takes nothing for too long.
 */
final class ReceiptPrinter implements NotePrinter {
  private static final int ANSWER_MILLIS = 300;

  private final Opening opening;
  private final Paper paper;
  private final CodePage letters;
  private final ScheduledExecutorService watch;
  private final long patienceMillis;

  /** Opens the line. */
  interface Opening {
    PrinterLine open() throws PrintTrouble;
  }

  /**
   * A printer.
   *
   * @param watch cuts the line of a printer that is stuck
   * @param patienceMillis how long a note may take
   */
  ReceiptPrinter(
      Opening opening,
      Paper paper,
      CodePage letters,
      ScheduledExecutorService watch,
      long patienceMillis) {
    this.opening = opening;
    this.paper = paper;
    this.letters = letters;
    this.watch = watch;
    this.patienceMillis = patienceMillis;
  }

  @Override
  public void print(Note note) throws PrintTrouble {
    byte[] bytes = EscPos.note(paper.set(note), letters);
    AtomicBoolean cut = new AtomicBoolean();
    try (PrinterLine line = opening.open()) {
      ScheduledFuture<?> giveUp =
          watch.schedule(
              () -> {
                cut.set(true);
                line.close();
              },
              patienceMillis,
              TimeUnit.MILLISECONDS);
      try {
        refuse(PrinterState.trouble(line, ANSWER_MILLIS));
        line.write(bytes);
        refuse(PrinterState.trouble(line, ANSWER_MILLIS));
      } catch (IOException e) {
        throw new PrintTrouble(cut.get() ? Why.STUCK : Why.NOT_THERE, "the line broke", e);
      } finally {
        giveUp.cancel(false);
      }
    }
    if (cut.get()) {
      throw new PrintTrouble(Why.STUCK, "the printer takes nothing");
    }
  }

  private static void refuse(@Nullable Why why) throws PrintTrouble {
    if (why != null) {
      throw new PrintTrouble(why, "the printer says so");
    }
  }
}
