package regulars.counter.receipt;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import regulars.counter.receipt.PrintTrouble.Why;

/** Printing to the printer of this counter's settings. */
public final class Printing implements NotePrinting, AutoCloseable {
  private static final long PATIENCE_MILLIS = 10_000;

  private final Keeping keeping;
  private final Loading serialLibrary;
  private final long patienceMillis;
  private final List<Consumer<Printed>> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("counter-printer-watch").daemon().unstarted(task));
  private final PrintQueue queue = new PrintQueue(this::printer, this::told);
  private volatile ReceiptSettings settings;

  /** Keeps settings on the disk. */
  public interface Keeping {
    /** Returns once they are there. */
    void keep(ReceiptSettings settings) throws IOException;
  }

  /** Loads what serial ports need. */
  public interface Loading {
    /** Once is enough; more often does no harm. */
    void load() throws IOException;
  }

  /**
   * Prints from now on.
   *
   * @param serialLibrary asked before a port is opened
   */
  public Printing(ReceiptSettings settings, Keeping keeping, Loading serialLibrary) {
    this(settings, keeping, serialLibrary, PATIENCE_MILLIS);
  }

  Printing(ReceiptSettings settings, Keeping keeping, Loading serialLibrary, long patienceMillis) {
    this.settings = settings;
    this.keeping = keeping;
    this.serialLibrary = serialLibrary;
    this.patienceMillis = patienceMillis;
  }

  private NotePrinter printer() {
    ReceiptSettings now = settings;
    Paper paper = new Paper(now.columns(), now.letters());
    return switch (now.kind()) {
      case NONE ->
          _ -> {
            throw new PrintTrouble(Why.NONE_SET_UP, "no printer was chosen");
          };
      case NETWORK -> receipt(() -> NetworkLine.open(now.host(), now.netPort()), paper, now);
      case SERIAL ->
          receipt(
              () -> {
                loadLibrary();
                return SerialLine.open(now.port(), now.baud());
              },
              paper,
              now);
      case SYSTEM ->
          new SystemPrinter(() -> SystemPrinter.named(now.printer()), paper, now.columns());
    };
  }

  private NotePrinter receipt(
      ReceiptPrinter.Opening opening, Paper paper, ReceiptSettings settings) {
    return new ReceiptPrinter(opening, paper, settings.letters(), watch, patienceMillis);
  }

  private void loadLibrary() throws PrintTrouble {
    try {
      serialLibrary.load();
    } catch (IOException e) {
      throw new PrintTrouble(Why.NOT_THERE, "this system has no serial ports", e);
    }
  }

  private void told(Printed printed) {
    listeners.forEach(listener -> listener.accept(printed));
  }

  @Override
  public ReceiptSettings settings() {
    return settings;
  }

  @Override
  public void change(ReceiptSettings changed) throws IOException {
    keeping.keep(changed);
    settings = changed;
  }

  @Override
  public boolean print(Note note) {
    return queue.offer(note);
  }

  @Override
  public void listen(Consumer<Printed> listener) {
    listeners.add(listener);
  }

  @Override
  public List<String> printers() {
    return SystemPrinter.names();
  }

  @Override
  public List<String> ports() throws IOException {
    serialLibrary.load();
    return Arrays.stream(SerialPort.getCommPorts())
        .map(SerialPort::getSystemPortPath)
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    queue.close();
    watch.shutdownNow();
  }
}
