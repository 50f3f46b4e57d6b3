package regulars.counter.settings.notes;

import java.io.IOException;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import regulars.counter.fx.Background;
import regulars.counter.fx.Strip;
import regulars.counter.receipt.CodePage;
import regulars.counter.receipt.Note;
import regulars.counter.receipt.NotePrinting;
import regulars.counter.receipt.ReceiptSettings;
import regulars.counter.receipt.ReceiptSettings.Kind;
import regulars.counter.receipt.ReceiptSettings.When;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;

/** How notes are printed, while it is being changed. */
final class NotesViewModel {
  private final NotePrinting printing;
  private final Background background;
  private final ShopViewModel shop;
  private final Strip strip;

  final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.NONE);
  final StringProperty host = new SimpleStringProperty("");
  final StringProperty netPort = new SimpleStringProperty("");
  final StringProperty port = new SimpleStringProperty("");
  final StringProperty baud = new SimpleStringProperty("");
  final StringProperty printer = new SimpleStringProperty("");
  final ObjectProperty<Integer> columns = new SimpleObjectProperty<>(42);
  final ObjectProperty<CodePage> letters = new SimpleObjectProperty<>(CodePage.PC858);
  final ObjectProperty<When> when = new SimpleObjectProperty<>(When.ASKED);
  final ObservableList<String> ports = FXCollections.observableArrayList();
  final ObservableList<String> printers = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  NotesViewModel(NotePrinting printing, Background background, ShopViewModel shop, Strip strip) {
    this.printing = printing;
    this.background = background;
    this.shop = shop;
    this.strip = strip;
  }

  /** Shows what is kept, and looks what there is to choose from. */
  void read() {
    ReceiptSettings now = printing.settings();
    kind.set(now.kind());
    host.set(now.host());
    netPort.set(String.valueOf(now.netPort()));
    port.set(now.port());
    baud.set(String.valueOf(now.baud()));
    printer.set(now.printer());
    columns.set(now.columns());
    letters.set(now.letters());
    when.set(now.when());
    problem.set("");
    background.run(printing::ports, found -> offer(found, ports, port), _ -> {});
    background.run(printing::printers, found -> offer(found, printers, printer), _ -> {});
  }

  /** What is chosen stays, though it may be switched off now. */
  private static void offer(List<String> found, ObservableList<String> to, StringProperty chosen) {
    String now = chosen.get();
    to.setAll(found);
    if (!now.isEmpty() && !found.contains(now)) {
      to.add(now);
    }
    chosen.set(now);
  }

  /** Keeps it, and prints a trial note where {@code trial}. */
  void save(boolean trial) {
    Words words = shop.words();
    ReceiptSettings wanted;
    try {
      wanted =
          new ReceiptSettings(
              kind.get(),
              host.get().strip(),
              number(netPort),
              port.get(),
              number(baud),
              printer.get(),
              columns.get(),
              letters.get(),
              when.get());
    } catch (IllegalArgumentException wrong) {
      problem.set(words.text(missing()));
      return;
    }
    problem.set("");
    background.run(
        () -> keep(wanted),
        kept -> {
          if (trial && !printing.print(trial(words))) {
            strip.problem(words.text("note.too-many"));
          } else if (!trial) {
            strip.done(words.text("notes.saved"));
          }
        },
        _ -> strip.problem(words.text("notes.failed")));
  }

  private ReceiptSettings keep(ReceiptSettings wanted) throws IOException {
    printing.change(wanted);
    return wanted;
  }

  private String missing() {
    return switch (kind.get()) {
      case NETWORK -> "notes.wrong-address";
      case SERIAL -> "notes.wrong-port";
      case NONE, SYSTEM -> "notes.wrong";
    };
  }

  private static int number(StringProperty field) {
    return field.get().isBlank() ? 0 : Integer.parseInt(field.get().strip());
  }

  private static Note trial(Words words) {
    return new Note(
        List.of(
            new Note.Line.Title("Regulars"),
            new Note.Line.Across(),
            new Note.Line.Sentence(words.text("notes.trial")),
            new Note.Line.Pair(
                "\u00e1\u00e9\u00ed\u00f3\u00fa \u00f1 \u00e7 \u00fc \u20ac", "108", true),
            new Note.Line.Across()));
  }

  /** What is wrong; empty when nothing is. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
