package regulars.counter.till;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import regulars.counter.till.line.LineFramer;
import regulars.counter.till.line.LineProtocol;
import regulars.counter.till.line.RefusedLine;
import regulars.counter.till.line.SaleLineRead;
import regulars.model.sale.Sale;

/**
 * From a till's lines to the sale desk, in batches. Every line leaves its bytes on the disk, used
 * or not. What was handed in is stored once {@link #flush} returned.
 *
 * <p>Owned by the one thread that reads the till. Each method may throw {@code StoreException}; the
 * sales of that batch are then still held, and the next call tries them again.
 */
public final class TillFeed {
  private final String source;
  private final SaleDesk desk;
  private final int batch;
  private final BiConsumer<Sale, Recorded> watcher;
  private final List<IncomingSale> waiting = new ArrayList<>();
  private final List<Long> waitingLines = new ArrayList<>();
  private final Deque<Refused> waitingRefused = new ArrayDeque<>();
  private final List<RefusedLine> problems = new ArrayList<>();
  private long added;
  private long duplicates;
  private long conflicts;
  private long refused;

  private record Refused(byte[] raw, List<RefusedLine> reasons) {}

  /**
   * A feed.
   *
   * @param source which till, in the owner's words; at most 64 characters
   * @param batch how many sales share a commit, 1 to {@link SaleDesk#MOST_SALES}
   * @param watcher told of each sale once it is stored
   */
  public TillFeed(String source, SaleDesk desk, int batch, BiConsumer<Sale, Recorded> watcher) {
    if (batch < 1 || batch > SaleDesk.MOST_SALES) {
      throw new IllegalArgumentException("batch must be 1 to " + SaleDesk.MOST_SALES);
    }
    this.source = source;
    this.desk = desk;
    this.batch = batch;
    this.watcher = watcher;
  }

  /** A feed that nobody watches. */
  public TillFeed(String source, SaleDesk desk) {
    this(source, desk, SaleDesk.MOST_SALES, (sale, recorded) -> {});
  }

  /** Lines of the line protocol, for a framer to call. */
  public LineFramer.Lines lines(LineProtocol protocol) {
    return new LineFramer.Lines() {
      @Override
      public void line(long number, long start, byte[] bytes) {
        switch (protocol.read(bytes)) {
          case SaleLineRead.Good good -> sale(number, bytes, good.sale());
          case SaleLineRead.Bad bad -> refuse(number, bytes, bad.reason());
          case SaleLineRead.Nothing nothing -> {}
        }
      }

      @Override
      public void tooLong(long number, long start, byte[] head, long length) {
        refuse(
            number,
            head,
            "is " + length + " bytes long; a line may have " + LineFramer.LONGEST + " bytes");
      }
    };
  }

  /** Takes a sale; stores when the batch is full. */
  public void sale(long line, byte[] raw, Sale sale) {
    waiting.add(new IncomingSale(source, raw, sale));
    waitingLines.add(line);
    if (waiting.size() >= batch) {
      flush();
    }
  }

  /** Takes input that is no sale: its bytes are stored with the reason. */
  public void refuse(long line, byte[] raw, String reason) {
    refuse(raw, List.of(new RefusedLine(line, reason)));
  }

  /** Takes input that is no sale for several reasons. */
  public void refuse(byte[] raw, List<RefusedLine> reasons) {
    waitingRefused.add(new Refused(raw, reasons));
    if (waitingRefused.size() >= batch) {
      flush();
    }
  }

  /** Stores what waits. */
  public void flush() {
    recordSales();
    while (!waitingRefused.isEmpty()) {
      Refused next = waitingRefused.peek();
      RefusedLine first = next.reasons().getFirst();
      desk.keep(source, next.raw(), "line " + first.line() + ": " + first.reason());
      waitingRefused.remove();
      refused += next.reasons().size();
      next.reasons().forEach(this::problem);
    }
  }

  private void recordSales() {
    if (waiting.isEmpty()) {
      return;
    }
    List<Recorded> outcomes = desk.record(waiting);
    for (int i = 0; i < outcomes.size(); i++) {
      Sale sale = waiting.get(i).sale();
      switch (outcomes.get(i)) {
        case NEW -> added++;
        case DUPLICATE -> duplicates++;
        case CONFLICT -> {
          conflicts++;
          problem(
              new RefusedLine(
                  waitingLines.get(i),
                  "ticket "
                      + sale.key().ticket()
                      + " of "
                      + sale.key().businessDay()
                      + " was sent before with another total: a person has to look"));
        }
      }
      watcher.accept(sale, outcomes.get(i));
    }
    waiting.clear();
    waitingLines.clear();
  }

  /** Stores what waits, and says what became of everything since the last call. */
  public Tally take() {
    flush();
    Tally tally = new Tally(added, duplicates, conflicts, refused, problems);
    added = 0;
    duplicates = 0;
    conflicts = 0;
    refused = 0;
    problems.clear();
    return tally;
  }

  private void problem(RefusedLine problem) {
    if (problems.size() < Tally.MOST_PROBLEMS) {
      problems.add(problem);
    }
  }
}
