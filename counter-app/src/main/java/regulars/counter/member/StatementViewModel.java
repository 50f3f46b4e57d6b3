package regulars.counter.member;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.Desk;
import regulars.counter.desk.MemberView;
import regulars.counter.desk.StatementPage;
import regulars.counter.desk.StatementPage.Place;
import regulars.counter.desk.StatementRow;
import regulars.counter.fx.Background;
import regulars.counter.fx.Newest;
import regulars.counter.fx.Strip;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.statement.StatementFile;
import regulars.counter.words.Words;

/** The whole statement of the member on the screen: piece by piece, filtered, and as a file. */
public final class StatementViewModel {
  /** So many rows are looked for before the person is asked whether to go on. */
  private static final int SCREENFUL = 50;

  /** Rows of which kinds are shown. */
  enum Kinds {
    ALL,
    EARNED,
    REDEEMED,
    CORRECTIONS;

    boolean has(StatementRow row) {
      return switch (this) {
        case ALL -> true;
        case EARNED ->
            switch (row.kind()) {
              case EARN, TAKE_BACK -> true;
              case REDEEM, REVERSE, ADJUST -> false;
            };
        case REDEEMED ->
            switch (row.kind()) {
              case REDEEM, REVERSE -> true;
              case EARN, TAKE_BACK, ADJUST -> false;
            };
        case CORRECTIONS ->
            switch (row.kind()) {
              case ADJUST, REVERSE -> true;
              case EARN, TAKE_BACK, REDEEM -> false;
            };
      };
    }
  }

  /** Rows of how long ago are shown. */
  enum Span {
    ANY(Long.MAX_VALUE),
    MONTH(31),
    YEAR(366);

    private final long days;

    Span(long days) {
      this.days = days;
    }

    boolean has(StatementRow row, Words words) {
      return this == ANY || words.since(row.at()).compareTo(Duration.ofDays(days)) <= 0;
    }
  }

  private final Desk desk;
  private final Background background;
  private final ShopViewModel shop;
  private final Strip strip;

  private final Newest newest = new Newest();
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper written = new ReadOnlyDoubleWrapper(NOT_WRITING);
  private final ObjectProperty<Kinds> kinds = new SimpleObjectProperty<>(Kinds.ALL);
  private final ObjectProperty<Span> span = new SimpleObjectProperty<>(Span.ANY);
  private final ObservableList<StatementLine> lines = FXCollections.observableArrayList();
  private final List<StatementRow> rows = new ArrayList<>();
  private final Map<UUID, StatementRow.Reversal> reversed = new HashMap<>();
  private @Nullable MemberView member;
  private @Nullable Place older;
  private AtomicBoolean cancelled = new AtomicBoolean();

  /** What {@link #writtenProperty} says while no file is written. */
  static final double NOT_WRITING = -1;

  /** Closed. */
  public StatementViewModel(Desk desk, Background background, ShopViewModel shop, Strip strip) {
    this.desk = desk;
    this.background = background;
    this.shop = shop;
    this.strip = strip;
    kinds.addListener((_, _, _) -> show());
    span.addListener((_, _, _) -> show());
    shop.wordsProperty().addListener((_, _, _) -> say());
  }

  /** Says who is on the screen; null when nobody is. */
  public void member(@Nullable MemberView now) {
    MemberView before = member;
    member = now;
    if (now == null || before == null || !now.card().memberId().equals(before.card().memberId())) {
      close();
    } else if (open.get() && !now.statement().equals(before.statement())) {
      begin();
    }
  }

  /** Opens the statement of the member on the screen, or closes it. */
  public void toggle() {
    if (open.get()) {
      close();
    } else if (member == null) {
      strip.note(shop.words().text("statement.nobody"));
    } else {
      kinds.set(Kinds.ALL);
      span.set(Span.ANY);
      begin();
      open.set(true);
    }
  }

  /** Closes it. A file that is being written is given up. */
  public void close() {
    newest.ask();
    cancelled.set(true);
    reading.set(false);
    open.set(false);
  }

  private void begin() {
    newest.ask();
    rows.clear();
    reversed.clear();
    lines.clear();
    older = Place.NEWEST;
    reading.set(false);
    read();
  }

  /** Reads the next older piece. */
  public void older() {
    if (older != null && !reading.get()) {
      read();
    }
  }

  private void read() {
    MemberView of = member;
    Place from = older;
    if (of == null || from == null) {
      return;
    }
    reading.set(true);
    UUID memberId = of.card().memberId();
    background.run(
        () -> desk.statement(memberId, from), newest.only(this::read), newest.only(_ -> failed()));
  }

  private void read(StatementPage page) {
    reading.set(false);
    for (StatementRow row : page.rows()) {
      StatementRow.Reversal by = reversed.get(row.opId());
      rows.add(by == null ? row : row.reversedBy(by));
    }
    reversed.putAll(page.reversed());
    older = page.older();
    note.set(page.unreached() ? shop.words().text("statement.unreached") : "");
    show();
  }

  private void failed() {
    reading.set(false);
    note.set(shop.words().text("statement.failed"));
  }

  private boolean wanted(StatementRow row) {
    return kinds.get().has(row) && span.get().has(row, shop.words());
  }

  /** Shows what was read, and reads on while a filter leaves the screen half empty. */
  private void show() {
    say();
    boolean past = !rows.isEmpty() && !span.get().has(rows.getLast(), shop.words());
    more.set(older != null && !past);
    if (open.get() && more.get() && !reading.get() && lines.size() < SCREENFUL && filtered()) {
      read();
    }
  }

  private boolean filtered() {
    return kinds.get() != Kinds.ALL;
  }

  private void say() {
    List<StatementLine> said = new ArrayList<>();
    for (StatementRow row : rows) {
      if (wanted(row)) {
        said.add(StatementLine.of(row, shop));
      }
    }
    if (!lines.equals(said)) {
      lines.setAll(said);
    }
  }

  /** A name for the file that says whose it is without naming anybody. */
  String fileName() {
    MemberView of = member;
    String number =
        of == null || of.card().number() == null ? "" : "-" + of.card().number().toString();
    return "statement" + number + ".csv";
  }

  /** Writes all that the filter wants into this file; only one at a time. */
  public void export(Path file) {
    MemberView of = member;
    if (of == null || written.get() != NOT_WRITING) {
      return;
    }
    AtomicBoolean stop = new AtomicBoolean();
    cancelled = stop;
    written.set(0);
    long total = Math.max(1, of.card().version());
    Kinds wantedKinds = kinds.get();
    Span wantedSpan = span.get();
    Words words = shop.words();
    StatementFile to = new StatementFile(desk, words, shop::staffName);
    background.run(
        () ->
            to.write(
                of.card().memberId(),
                row -> wantedKinds.has(row) && wantedSpan.has(row, words),
                file,
                read ->
                    background.onScreen(() -> progress(stop, Math.min(1, (double) read / total))),
                stop::get),
        outcome -> exported(outcome, file),
        _ -> {
          written.set(NOT_WRITING);
          strip.problem(shop.words().text("statement.export-failed"));
        });
  }

  private void progress(AtomicBoolean of, double share) {
    if (of == cancelled && written.get() != NOT_WRITING) {
      written.set(share);
    }
  }

  private void exported(StatementFile.Outcome outcome, Path file) {
    written.set(NOT_WRITING);
    Words words = shop.words();
    switch (outcome) {
      case WRITTEN ->
          strip.done(words.text("statement.exported", String.valueOf(file.getFileName())));
      case CANCELLED -> strip.note(words.text("statement.export-cancelled"));
      case UNREACHED -> strip.problem(words.text("statement.unreached"));
    }
  }

  /** Gives up the file that is being written. */
  void cancelExport() {
    cancelled.set(true);
  }

  /** Whether it is on the screen. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** What was read and is wanted, newest first. */
  ObservableList<StatementLine> lines() {
    return lines;
  }

  /** Whether there is more. */
  ReadOnlyBooleanProperty moreProperty() {
    return more.getReadOnlyProperty();
  }

  /** Whether a piece is being read. */
  ReadOnlyBooleanProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /** What there is to say about it; empty for nothing. */
  ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  /** How much of the file is written, 0 to 1; {@link #NOT_WRITING} while none is. */
  ReadOnlyDoubleProperty writtenProperty() {
    return written.getReadOnlyProperty();
  }

  /** Which kinds are wanted. */
  ObjectProperty<Kinds> kindsProperty() {
    return kinds;
  }

  /** How long ago is wanted. */
  ObjectProperty<Span> spanProperty() {
    return span;
  }
}
