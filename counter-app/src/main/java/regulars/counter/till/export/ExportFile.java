package regulars.counter.till.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.counter.till.line.LineFramer;
import regulars.counter.till.line.ShopTerms;

/**
 * A sales file that a profile can read. Reads in pieces and holds one receipt at a time, so a file
 * of a million rows needs no more memory than one of ten.
 */
public final class ExportFile {
  private final Path path;
  private final Profile profile;
  private final Header header;
  private final @Nullable Products products;
  private final ShopTerms terms;

  private ExportFile(
      Path path, Profile profile, Header header, @Nullable Products products, ShopTerms terms) {
    this.path = path;
    this.profile = profile;
    this.header = header;
    this.products = products;
    this.terms = terms;
  }

  /** Opens a sales file and the products file beside it. */
  public static ExportFile open(Path path, Profile profile, ShopTerms terms)
      throws IOException, ProfileException {
    Header header = Header.read(firstLine(path), profile.sales().separator());
    List<String> missing = missing(profile, header);
    if (header == null || !missing.isEmpty()) {
      throw new ProfileException(
          path
              + " does not fit the profile "
              + profile.name()
              + ": it has no column "
              + String.join(", ", missing)
              + ".");
    }
    Products products = null;
    Profile.Products beside = profile.products();
    if (beside != null) {
      Path file = path.resolveSibling(beside.file());
      if (!Files.isRegularFile(file)) {
        throw new ProfileException(
            "The profile " + profile.name() + " needs " + beside.file() + " beside " + path + ".");
      }
      products = Products.read(file, profile, beside);
    }
    return new ExportFile(path, profile, header, products, terms);
  }

  /** Whether a file's name and columns are what a profile is for. */
  public static boolean fits(Path path, Profile profile) throws IOException {
    String pattern = profile.sales().file();
    return path.getFileSystem().getPathMatcher("glob:" + pattern).matches(path.getFileName())
        && missing(profile, Header.read(firstLine(path), profile.sales().separator())).isEmpty();
  }

  /**
   * Reads from {@code from} to {@code size}, or to the end when the file is shorter.
   *
   * @return where to go on should the file grow: at the receipt that came last, which may grow too;
   *     {@code from} when the reading was ended
   */
  public Place read(Place from, long size, Receipts receipts, Reading reading) throws IOException {
    ReceiptReader reader = new ReceiptReader(profile, header, products, terms, receipts);
    LineFramer framer = new LineFramer(new AfterHeader(reader), from.lines(), from.offset());
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
    framer.end();
    Place next = reader.unfinished(new Place(size - left, framer.number()));
    reader.end();
    return next;
  }

  private record AfterHeader(ReceiptReader reader) implements LineFramer.Lines {
    @Override
    public void line(long number, long start, byte[] bytes) {
      if (number > 1) {
        reader.line(number, start, bytes);
      }
    }

    @Override
    public void tooLong(long number, long start, byte[] head, long length) {
      reader.tooLong(number, start, head, length);
    }
  }

  private static List<String> missing(Profile profile, @Nullable Header header) {
    List<String> missing = new ArrayList<>();
    for (String column : RowReader.columns(profile.sales())) {
      if (header == null || !header.has(column)) {
        missing.add(column);
      }
    }
    return missing;
  }

  private static byte[] firstLine(Path path) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(path)) {
      head = in.readNBytes(LineFramer.LONGEST);
    }
    byte[][] first = {new byte[0]};
    LineFramer framer =
        new LineFramer(
            new LineFramer.Lines() {
              @Override
              public void line(long number, long start, byte[] bytes) {
                if (number == 1) {
                  first[0] = bytes;
                }
              }

              @Override
              public void tooLong(long number, long start, byte[] begin, long length) {}
            });
    framer.feed(head, 0, head.length);
    framer.end();
    return first[0];
  }
}
