package regulars.counter.receipt;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Printing, as the screens see it. Safe for use by several threads. */
public interface NotePrinting {

  /** How it is set up. Does not wait. */
  ReceiptSettings settings();

  /** Sets it up anew and keeps that. Waits for the disk. */
  void change(ReceiptSettings settings) throws IOException;

  /** Hands in a note and returns at once; false when too many wait already. */
  boolean print(Note note);

  /** Tells from now on what became of each note, on the printing thread. */
  void listen(Consumer<Printed> listener);

  /** The names of the system's printers. May take seconds. */
  List<String> printers();

  /** The serial ports of this PC. May take a moment. */
  List<String> ports() throws IOException;
}
