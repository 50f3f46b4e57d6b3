package regulars.counter.receipt;

import java.awt.Font;
import java.awt.Graphics;
import java.awt.print.PageFormat;
import java.awt.print.Printable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.print.DocFlavor;
import javax.print.PrintException;
import javax.print.PrintService;
import javax.print.PrintServiceLookup;
import javax.print.SimpleDoc;
import javax.print.attribute.HashPrintRequestAttributeSet;
import javax.print.attribute.PrintRequestAttributeSet;
import javax.print.attribute.standard.JobName;
import javax.print.attribute.standard.PrinterState;
import javax.print.attribute.standard.PrinterStateReason;
import javax.print.attribute.standard.PrinterStateReasons;
import org.jspecify.annotations.Nullable;
import regulars.counter.receipt.Paper.Row;
import regulars.counter.receipt.Paper.Style;
import regulars.counter.receipt.PrintTrouble.Why;

/** A printer that the system knows, on whatever paper it has. */
final class SystemPrinter implements NotePrinter {
  private static final DocFlavor PRINTABLE = DocFlavor.SERVICE_FORMATTED.PRINTABLE;

  /** On a whole sheet letters stay as large as on a receipt. */
  private static final double LARGEST_LETTER = 11;

  /** A monospaced letter is so wide for its height. */
  private static final double WIDTH = 0.6;

  private static final double LINE = 1.25;

  private final Supplier<@Nullable PrintService> service;
  private final Paper paper;
  private final int columns;

  SystemPrinter(Supplier<@Nullable PrintService> service, Paper paper, int columns) {
    this.service = service;
    this.paper = paper;
    this.columns = columns;
  }

  /** The names of all printers of this system. May take seconds. */
  static List<String> names() {
    return Arrays.stream(PrintServiceLookup.lookupPrintServices(PRINTABLE, null))
        .map(PrintService::getName)
        .sorted()
        .toList();
  }

  /**
   * The printer of this name, the system's usual one for an empty name; null when there is none.
   */
  static @Nullable PrintService named(String name) {
    if (name.isEmpty()) {
      return PrintServiceLookup.lookupDefaultPrintService();
    }
    return Arrays.stream(PrintServiceLookup.lookupPrintServices(PRINTABLE, null))
        .filter(one -> one.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public void print(Note note) throws PrintTrouble {
    PrintService printer = service.get();
    if (printer == null) {
      throw new PrintTrouble(Why.NOT_THERE, "the system has no such printer");
    }
    Why why = trouble(printer);
    if (why != null) {
      throw new PrintTrouble(why, "the system says so");
    }
    PrintRequestAttributeSet wishes = new HashPrintRequestAttributeSet();
    wishes.add(new JobName("Regulars", null));
    try {
      printer
          .createPrintJob()
          .print(new SimpleDoc(pages(paper.set(note)), PRINTABLE, null), wishes);
    } catch (PrintException e) {
      throw new PrintTrouble(Why.FAULT, "the system could not print", e);
    }
  }

  private static @Nullable Why trouble(PrintService printer) {
    PrinterStateReasons reasons = printer.getAttribute(PrinterStateReasons.class);
    if (reasons != null) {
      if (reasons.containsKey(PrinterStateReason.MEDIA_EMPTY)) {
        return Why.PAPER_OUT;
      }
      if (reasons.containsKey(PrinterStateReason.COVER_OPEN)) {
        return Why.COVER_OPEN;
      }
    }
    return PrinterState.STOPPED.equals(printer.getAttribute(PrinterState.class)) ? Why.STUCK : null;
  }

  private Printable pages(List<Row> rows) {
    return (graphics, format, page) -> {
      double letter = Math.min(LARGEST_LETTER, format.getImageableWidth() / columns / WIDTH);
      double height = letter * LINE;
      int onPage = Math.max(1, (int) (format.getImageableHeight() / height) - 1);
      int first = page * onPage;
      if (first >= rows.size()) {
        return Printable.NO_SUCH_PAGE;
      }
      draw(rows.subList(first, Math.min(first + onPage, rows.size())), graphics, format, letter);
      return Printable.PAGE_EXISTS;
    };
  }

  private static void draw(List<Row> rows, Graphics graphics, PageFormat format, double letter) {
    double y = format.getImageableY();
    for (Row row : rows) {
      y += letter * LINE;
      boolean large = row.style() == Style.LARGE;
      int weight = row.style() == Style.PLAIN ? Font.PLAIN : Font.BOLD;
      Font font = new Font(Font.MONOSPACED, weight, 1);
      graphics.setFont(font.deriveFont((float) (large ? letter * 2 : letter)));
      if (large) {
        y += letter * LINE / 2;
      }
      graphics.drawString(row.text(), (int) format.getImageableX(), (int) y);
    }
  }
}
