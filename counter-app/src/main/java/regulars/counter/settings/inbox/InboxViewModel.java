package regulars.counter.settings.inbox;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.RedeemResult;
import regulars.counter.fx.Newest;
import regulars.counter.office.OfficeException;
import regulars.counter.settings.SettingsTools;
import regulars.counter.settings.inbox.InboxAnswers.Done;
import regulars.counter.settings.inbox.InboxAnswers.Item;
import regulars.counter.settings.inbox.InboxAnswers.Items;
import regulars.counter.settings.inbox.InboxAnswers.Note;
import regulars.counter.settings.inbox.InboxAnswers.Opened;
import regulars.counter.settings.inbox.InboxAnswers.Owes;
import regulars.counter.settings.inbox.InboxAnswers.Owing;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;
import regulars.model.member.MemberCard;

/** The owner's inbox: a page at a time, one item at a time. Used on the JavaFX thread only. */
final class InboxViewModel {
  /** As long as a note may be. */
  static final int LONGEST_NOTE = 200;

  private static final long NEWEST = 999_999_999_999_999_999L;

  /** What is listed. */
  enum Part {
    OPEN,
    OWING,
    DONE
  }

  /** A row of the list. */
  sealed interface Row {
    /** An item. */
    record OfItem(Item item) implements Row {}

    /** Somebody who owes points. */
    record OfOwing(Owes owes) implements Row {}
  }

  /** What stands in the page's place. */
  sealed interface Panel {
    /** The list. */
    record All() implements Panel {}

    /** One item. */
    record One(Opened opened) implements Panel {}

    /** The server did not answer. */
    record Trouble(OfficeException why) implements Panel {}
  }

  private final SettingsTools tools;
  private final Newest reads = new Newest();
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Part> part = new ReadOnlyObjectWrapper<>(Part.OPEN);
  private final ReadOnlyObjectWrapper<Panel> panel = new ReadOnlyObjectWrapper<>(new Panel.All());
  private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final StringProperty note = new SimpleStringProperty("");
  private final StringProperty problem = new SimpleStringProperty("");
  private long next = NEWEST;

  InboxViewModel(SettingsTools tools) {
    this.tools = tools;
  }

  /** Lists this part from its beginning. */
  void list(Part wanted) {
    part.set(wanted);
    readAgain();
  }

  /** Reads the list anew. */
  void readAgain() {
    rows.clear();
    read.set(false);
    more.set(false);
    next = part.get() == Part.OWING ? 1 : NEWEST;
    panel.set(new Panel.All());
    older();
  }

  /** Reads the next page. */
  void older() {
    reads.ask();
    String path = "inbox/" + part.get().name().toLowerCase(Locale.ROOT) + "/" + next;
    switch (part.get()) {
      case OPEN, DONE ->
          tools
              .background()
              .run(
                  () -> tools.office().read(path, Items.class),
                  reads.only(this::items),
                  reads.only(this::unread));
      case OWING ->
          tools
              .background()
              .run(
                  () -> tools.office().read(path, Owing.class),
                  reads.only(this::owing),
                  reads.only(this::unread));
    }
  }

  private void items(Items page) {
    if (!page.items().isEmpty()) {
      next = page.items().getLast().id();
    }
    show(page.items().stream().<Row>map(Row.OfItem::new).toList(), page.more());
  }

  private void owing(Owing page) {
    if (!page.owing().isEmpty()) {
      next = page.owing().getLast().id() + 1;
    }
    show(page.owing().stream().<Row>map(Row.OfOwing::new).toList(), page.more());
  }

  private void show(List<Row> page, boolean further) {
    more.set(further);
    read.set(true);
    rows.addAll(page);
  }

  private void unread(Exception why) {
    panel.set(new Panel.Trouble(known(why)));
  }

  private static OfficeException known(Exception why) {
    return why instanceof OfficeException known ? known : OfficeException.offline(why);
  }

  /** Opens an item. */
  void open(Item item) {
    reads.ask();
    note.set("");
    problem.set("");
    tools
        .background()
        .run(
            () -> tools.office().read("inbox/item/" + item.id(), Opened.class),
            reads.only(opened -> panel.set(new Panel.One(opened))),
            reads.only(this::unread));
  }

  /** Shows the member on their card. */
  void openMember(MemberCard member) {
    tools.openMember().accept(member.memberId());
  }

  /** Is done with this item. */
  void done(Item item) {
    if (!busy.get()) {
      busy.set(true);
      tell(item, note.get().strip(), words().text("inbox.done"));
    }
  }

  private void tell(Item item, String said, String sentence) {
    tools
        .background()
        .run(
            () ->
                tools
                    .office()
                    .tell(
                        "inbox/item/" + item.id() + "/done",
                        new Note(said.isEmpty() ? null : said),
                        Done.class),
            done -> over(done.done() ? sentence : words().text("inbox.done-before")),
            this::failed);
  }

  private void over(String sentence) {
    busy.set(false);
    tools.strip().done(sentence);
    readAgain();
  }

  private void failed(Exception why) {
    stay(
        switch (known(why).kind()) {
          case OFFLINE -> words().text("settings.offline-sentence");
          case SIGN_IN, NOT_ALLOWED -> words().text("settings.not-allowed-sentence");
          case REFUSED -> String.valueOf(known(why).getMessage());
        });
  }

  private void stay(String sentence) {
    busy.set(false);
    problem.set(sentence);
  }

  /** The points that the other total gives beyond what was counted; 0 where nothing can be done. */
  static long difference(Item item) {
    boolean open = item.doneAt() == null && item.member() != null && item.opId() != null;
    return !open || item.sale() == null || item.sale().difference() == null
        ? 0
        : item.sale().difference();
  }

  /** Counts the difference of a sale that came twice; the server does it once. */
  void count(Item item) {
    MemberCard member = item.member();
    UUID opId = item.opId();
    long points = difference(item);
    if (member == null || opId == null || points == 0 || busy.get()) {
      return;
    }
    busy.set(true);
    String ticket = item.sale() == null ? "" : item.sale().key().ticket();
    String reason = words().text("inbox.count-reason", ticket);
    String staff = staff();
    tools
        .background()
        .run(
            () -> tools.desk().adjust(member.memberId(), points, reason, opId, staff),
            result -> did(result, words().text("inbox.counted"), null),
            _ -> stay(words().text("inbox.failed")));
  }

  /** Whether the edit that was overtaken can be made now. */
  static boolean canApply(Item item) {
    return item.doneAt() == null && item.edit() != null && item.member() != null;
  }

  /** Makes an edit that somebody else's overtook. */
  void apply(Item item) {
    MemberCard member = item.member();
    InboxAnswers.Edit edit = item.edit();
    if (member == null || edit == null || busy.get()) {
      return;
    }
    busy.set(true);
    String staff = staff();
    tools
        .background()
        .run(
            () ->
                tools
                    .desk()
                    .edit(
                        member.memberId(),
                        member.profileVersion(),
                        edit.phone(),
                        edit.name(),
                        staff),
            result -> did(result, words().text("inbox.applied"), item),
            _ -> stay(words().text("inbox.failed")));
  }

  private void did(RedeemResult result, String sentence, @Nullable Item toTell) {
    switch (result) {
      case RedeemResult.Done _ when toTell != null ->
          tell(toTell, words().text("inbox.applied-note"), sentence);
      case RedeemResult.Done _ -> over(sentence);
      case RedeemResult.Refused refused ->
          stay(words().text("refusal." + refused.code().name(), words().count(refused.missing())));
      case RedeemResult.Offline _ -> stay(words().text("adjust.offline"));
      case RedeemResult.NotConfirmed _ -> stay(words().text("inbox.not-confirmed"));
    }
  }

  private @Nullable String staff() {
    ShopViewModel shop = tools.shop();
    var inOffice = shop.officeStaffProperty().get();
    return inOffice == null ? shop.staffId() : inOffice.id();
  }

  /** Steps back to the list; false when it is there already. */
  boolean back() {
    if (panel.get() instanceof Panel.One) {
      panel.set(new Panel.All());
      return true;
    }
    return false;
  }

  ShopViewModel shop() {
    return tools.shop();
  }

  Words words() {
    return tools.shop().words();
  }

  ObservableList<Row> rows() {
    return rows;
  }

  ReadOnlyObjectProperty<Part> partProperty() {
    return part.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Panel> panelProperty() {
    return panel.getReadOnlyProperty();
  }

  /** Whether the first page of the list is there. */
  ReadOnlyBooleanProperty readProperty() {
    return read.getReadOnlyProperty();
  }

  /** Whether there are older rows. */
  ReadOnlyBooleanProperty moreProperty() {
    return more.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  StringProperty noteProperty() {
    return note;
  }

  StringProperty problemProperty() {
    return problem;
  }
}
