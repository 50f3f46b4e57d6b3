package regulars.counter.till.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.counter.till.TillFeed;
import regulars.counter.till.export.ExportFile;
import regulars.counter.till.export.Place;
import regulars.counter.till.export.Profile;
import regulars.counter.till.export.ProfileException;
import regulars.counter.till.export.Reading;
import regulars.counter.till.export.Receipts;
import regulars.counter.till.line.LineFramer;
import regulars.counter.till.line.LineProtocol;
import regulars.counter.till.line.RefusedLine;
import regulars.counter.till.line.SaleLineRead;
import regulars.counter.till.line.ShopTerms;
import regulars.model.sale.Sale;

/** A file of sales, whichever way it is written: by a profile, or in the line protocol. */
public final class SalesFile {
  private static final int LINES_TO_JUDGE_BY = 20;

  private final Path path;
  private final ShopTerms terms;
  private final @Nullable ExportFile export;

  private SalesFile(Path path, ShopTerms terms, @Nullable ExportFile export) {
    this.path = path;
    this.terms = terms;
    this.export = export;
  }

  /**
   * Opens a file.
   *
   * @param profile how to read it; null for the line protocol
   */
  public static SalesFile open(Path path, @Nullable Profile profile, ShopTerms terms)
      throws IOException, ProfileException {
    if (profile == null && !speaksLines(path, terms)) {
      throw new ProfileException(
          path
              + " fits no profile, and not one of its first lines is a sale in the line protocol.");
    }
    return new SalesFile(
        path, terms, profile == null ? null : ExportFile.open(path, profile, terms));
  }

  /**
   * Feeds the file's sales from {@code from} up to {@code size}.
   *
   * @return where to go on should the file grow
   */
  public Place read(Place from, long size, TillFeed feed, Reading reading) throws IOException {
    Place next =
        export == null ? lines(from, size, feed, reading) : rows(from, size, feed, reading, export);
    feed.flush();
    return next;
  }

  private static Place rows(
      Place from, long size, TillFeed feed, Reading reading, ExportFile export) throws IOException {
    return export.read(
        from,
        size,
        new Receipts() {
          @Override
          public void sale(long line, long start, byte[] raw, Sale sale) {
            feed.sale(line, raw, sale);
          }

          @Override
          public void refused(long start, byte[] raw, List<RefusedLine> broken) {
            feed.refuse(raw, broken);
          }
        },
        reading);
  }

  private Place lines(Place from, long size, TillFeed feed, Reading reading) throws IOException {
    LineFramer framer =
        new LineFramer(feed.lines(new LineProtocol(terms)), from.lines(), from.offset());
    byte[] buffer = new byte[64 * 1024];
    long left = size - from.offset();
    try (InputStream in = Files.newInputStream(path)) {
      in.skipNBytes(from.offset());
      while (left > 0) {
        int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (n < 0) {
          break;
        }
        framer.feed(buffer, 0, n);
        left -= n;
        if (!reading.goesOn(n)) {
          return from;
        }
      }
    }
    // A last line without its end may be half of one that is still being written: read it again.
    Place next = new Place(framer.unfinished(), framer.number());
    framer.end();
    return next;
  }

  private static boolean speaksLines(Path path, ShopTerms terms) throws IOException {
    LineProtocol protocol = new LineProtocol(terms);
    boolean[] speaks = {false};
    LineFramer framer =
        new LineFramer(
            new LineFramer.Lines() {
              @Override
              public void line(long number, long start, byte[] bytes) {
                speaks[0] |=
                    number <= LINES_TO_JUDGE_BY
                        && protocol.read(bytes) instanceof SaleLineRead.Good;
              }

              @Override
              public void tooLong(long number, long start, byte[] head, long length) {}
            });
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = Files.newInputStream(path)) {
      int n = in.read(buffer);
      while (n >= 0 && framer.number() < LINES_TO_JUDGE_BY && !speaks[0]) {
        framer.feed(buffer, 0, n);
        n = in.read(buffer);
      }
    }
    framer.end();
    return speaks[0] || framer.number() == 0;
  }
}
