package regulars.counter.receipt;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.counter.receipt.PrintTrouble.Why;

/**
 * Notes that wait for the printer, and the one thread that prints them. Whoever hands one in never
 * waits, however the printer is; when too many wait, the note is not taken.
 */
final class PrintQueue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PrintQueue.class);

  /** More than this wait only where the printer has been silent for long. */
  static final int MOST = 20;

  private static final long CLOSE_SECONDS = 2;

  private final BlockingQueue<Note> waiting = new ArrayBlockingQueue<>(MOST);
  private final Supplier<NotePrinter> printer;
  private final Consumer<Printed> told;
  private final Thread thread;

  /**
   * Prints from now on.
   *
   * @param printer asked for each note, so that another may be chosen
   * @param told what became of each note; called on the printing thread
   */
  PrintQueue(Supplier<NotePrinter> printer, Consumer<Printed> told) {
    this.printer = printer;
    this.told = told;
    this.thread = Thread.ofPlatform().name("counter-printer").daemon().start(this::run);
  }

  /** Hands in a note; false when too many wait. */
  boolean offer(Note note) {
    return waiting.offer(note);
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Note note = waiting.take();
        told.accept(print(note));
      } catch (InterruptedException closed) {
        return;
      }
    }
  }

  private Printed print(Note note) {
    try {
      printer.get().print(note);
      return new Printed(note, null);
    } catch (PrintTrouble trouble) {
      LOG.info("A note was not printed: {}, {}", trouble.why(), trouble.getMessage());
      return new Printed(note, trouble.why());
    } catch (RuntimeException bug) {
      LOG.error("A note was not printed", bug);
      return new Printed(note, Why.FAULT);
    }
  }

  /** Lets the note that is being printed end; the rest is forgotten. */
  @Override
  public void close() {
    waiting.clear();
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
