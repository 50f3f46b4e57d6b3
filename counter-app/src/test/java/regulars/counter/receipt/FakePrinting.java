package regulars.counter.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import regulars.counter.receipt.ReceiptSettings.Kind;
import regulars.counter.receipt.ReceiptSettings.When;

/** A printer that keeps what it printed, and has the troubles it is told to have. */
public final class FakePrinting implements NotePrinting {
  private final List<Consumer<Printed>> listeners = new ArrayList<>();
  private final List<Note> printed = new ArrayList<>();
  private ReceiptSettings settings = ReceiptSettings.USUAL;
  private PrintTrouble.@Nullable Why trouble;
  private boolean full;

  /** One in the network, of this width, that prints unasked then. */
  public synchronized FakePrinting with(int columns, When when) {
    settings =
        new ReceiptSettings(
            Kind.NETWORK, "192.168.1.50", 9100, "", 19_200, "", columns, CodePage.PC858, when);
    return this;
  }

  /** What is the matter from now on; null: nothing. */
  public synchronized void trouble(PrintTrouble.@Nullable Why why) {
    trouble = why;
  }

  /** Takes no more notes. */
  public synchronized void full() {
    full = true;
  }

  /** What came onto paper. */
  public synchronized List<Note> printed() {
    return List.copyOf(printed);
  }

  @Override
  public synchronized ReceiptSettings settings() {
    return settings;
  }

  @Override
  public synchronized void change(ReceiptSettings changed) {
    settings = changed;
  }

  @Override
  public boolean print(Note note) {
    Printed outcome;
    List<Consumer<Printed>> told;
    synchronized (this) {
      if (full) {
        return false;
      }
      outcome = new Printed(note, trouble);
      if (trouble == null) {
        printed.add(note);
      }
      told = List.copyOf(listeners);
    }
    told.forEach(listener -> listener.accept(outcome));
    return true;
  }

  @Override
  public synchronized void listen(Consumer<Printed> listener) {
    listeners.add(listener);
  }

  @Override
  public List<String> printers() {
    return List.of("Office", "Receipts");
  }

  @Override
  public List<String> ports() {
    return List.of("/dev/ttyS0", "/dev/ttyUSB0");
  }
}
