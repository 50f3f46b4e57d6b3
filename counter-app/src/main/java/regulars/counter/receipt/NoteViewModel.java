package regulars.counter.receipt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.Desk;
import regulars.counter.desk.FeedSale;
import regulars.counter.desk.MemberView;
import regulars.counter.desk.StatementRow;
import regulars.counter.fx.Background;
import regulars.counter.fx.Strip;
import regulars.counter.receipt.ReceiptSettings.When;
import regulars.counter.shop.ShopViewModel;

/**
 * The note of the member on the screen, to look at before it is printed, and the notes that are
 * printed unasked. A printer in trouble is told in the strip; nothing waits for it.
 */
public final class NoteViewModel {
  /** What belongs to one visit. */
  private static final Duration VISIT = Duration.ofMinutes(10);

  private static final int MOST_ROWS = 5;
  private static final int TROUBLE_SECONDS = 30;

  private final NotePrinting printing;
  private final Desk desk;
  private final Background background;
  private final ShopViewModel shop;
  private final Strip strip;

  private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>();
  private @Nullable MemberView member;
  private @Nullable Note asked;
  private @Nullable Printed untold;

  /**
   * A note as it would stand on the paper.
   *
   * @param note what is handed to the printer
   * @param rows how it is set
   * @param canPrint whether a printer was chosen
   */
  record Preview(Note note, List<Paper.Row> rows, boolean canPrint) {}

  /** Nobody on the screen yet. */
  public NoteViewModel(
      NotePrinting printing, Desk desk, Background background, ShopViewModel shop, Strip strip) {
    this.printing = printing;
    this.desk = desk;
    this.background = background;
    this.shop = shop;
    this.strip = strip;
    printing.listen(printed -> background.onScreen(() -> told(printed)));
    strip.messageProperty().addListener((_, _, now) -> tellLater(now));
    shop.wordsProperty().addListener((_, _, _) -> again());
  }

  /** Says who is on the screen; null when nobody is. */
  public void member(@Nullable MemberView now) {
    boolean other =
        now == null || member == null || !now.card().memberId().equals(member.card().memberId());
    member = now;
    if (other) {
      close();
    } else {
      again();
    }
  }

  /** Shows the note of the member on the screen, or puts it away. */
  public void toggle() {
    if (preview.get() != null) {
      close();
    } else if (member == null) {
      strip.note(shop.words().text("note.nobody"));
    } else {
      preview.set(set(member));
    }
  }

  private void again() {
    if (preview.get() != null && member != null) {
      preview.set(set(member));
    }
  }

  private Preview set(MemberView of) {
    ReceiptSettings settings = printing.settings();
    Note note = note(of, lastVisit(of.statement()));
    List<Paper.Row> rows = new Paper(settings.columns(), settings.letters()).set(note);
    return new Preview(note, rows, settings.kind() != ReceiptSettings.Kind.NONE);
  }

  private Note note(MemberView of, List<StatementRow> rows) {
    var known = shop.shopProperty().get();
    String name = known == null ? "Regulars" : known.name();
    return NoteText.of(name, of, rows, shop.rulesProperty().get(), shop.words());
  }

  /** The newest row and what came just before it. */
  static List<StatementRow> lastVisit(List<StatementRow> statement) {
    List<StatementRow> visit = new ArrayList<>();
    for (StatementRow row : statement) {
      if (visit.size() == MOST_ROWS
          || (!visit.isEmpty() && row.at().plus(VISIT).isBefore(visit.getFirst().at()))) {
        break;
      }
      visit.add(row);
    }
    return visit;
  }

  /** Prints what is looked at, and puts it away. */
  public void print() {
    Preview now = preview.get();
    if (now != null && now.canPrint()) {
      close();
      asked = now.note();
      hand(now.note());
    }
  }

  private void hand(Note note) {
    if (!printing.print(note)) {
      strip.problem(shop.words().text("note.too-many"));
    }
  }

  /** Puts the preview away. */
  public void close() {
    preview.set(null);
  }

  /** A sale came in: its note is printed where the shop wants that. */
  public void sold(FeedSale sale) {
    UUID memberId = sale.memberId();
    if (memberId != null && sale.points() > 0 && printing.settings().when() == When.ALL) {
      unasked(memberId, row -> row.opId().equals(sale.opId()));
    }
  }

  /** A reward was redeemed: its note is printed where the shop wants that. */
  public void redeemed(UUID memberId, UUID opId) {
    if (printing.settings().when() != When.ASKED) {
      unasked(memberId, row -> row.opId().equals(opId));
    }
  }

  private void unasked(UUID memberId, Predicate<StatementRow> about) {
    if (printing.settings().kind() == ReceiptSettings.Kind.NONE) {
      return;
    }
    background.run(() -> desk.open(memberId), view -> unasked(view, about), _ -> {});
  }

  private void unasked(@Nullable MemberView view, Predicate<StatementRow> about) {
    if (view == null) {
      return;
    }
    List<StatementRow> rows = view.statement().stream().filter(about).toList();
    hand(note(view, rows.isEmpty() ? lastVisit(view.statement()) : rows));
  }

  private void told(Printed printed) {
    if (printed.trouble() != null) {
      untold = printed;
      tellLater(strip.messageProperty().get());
    } else if (printed.note().equals(asked)) {
      asked = null;
      if (!offers(strip.messageProperty().get())) {
        strip.done(shop.words().text("note.printed"));
      }
    }
  }

  private static boolean offers(Strip.@Nullable Message message) {
    return message != null && message.offer() != null;
  }

  /** An offer to undo is not taken away by a printer. */
  private void tellLater(Strip.@Nullable Message shown) {
    Printed printed = untold;
    if (printed == null || printed.trouble() == null || offers(shown)) {
      return;
    }
    untold = null;
    String key =
        "note.trouble." + printed.trouble().name().toLowerCase(Locale.ROOT).replace('_', '-');
    strip.show(
        new Strip.Message(
            Strip.Kind.PROBLEM,
            shop.words().text(key),
            new Strip.Offer(shop.words().text("note.again"), () -> hand(printed.note()))),
        TROUBLE_SECONDS);
  }

  /** What is looked at; null when nothing is. */
  ReadOnlyObjectProperty<@Nullable Preview> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** Whether a note is looked at. */
  public boolean shown() {
    return preview.get() != null;
  }

  /** Runs {@code then} whenever the preview comes or goes. */
  public void whenShown(Runnable then) {
    preview.addListener((_, _, _) -> then.run());
  }
}
