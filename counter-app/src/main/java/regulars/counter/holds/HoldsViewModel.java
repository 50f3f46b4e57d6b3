package regulars.counter.holds;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.Desk;
import regulars.counter.desk.HeldSale;
import regulars.counter.desk.RedeemResult;
import regulars.counter.fx.Background;
import regulars.counter.fx.Refresher;
import regulars.counter.fx.Strip;
import regulars.counter.shop.HappenedText;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.staff.Approval;
import regulars.counter.words.Words;
import regulars.model.sync.Refusal;

/**
 * The inbox of held sales. A press that opens the question can't answer it: {@link #confirm} does
 * nothing until {@link #arm} was called.
 */
public final class HoldsViewModel {
  /** As long as a reason may be in the ledger. */
  static final int LONGEST_REASON = 200;

  private static final int MOST = 100;

  private final Desk desk;
  private final Background background;
  private final ShopViewModel shop;
  private final Strip strip;
  private final Approval approval;
  private final Consumer<UUID> openMember;
  private final Refresher<List<HeldSale>> again;

  private final ObservableList<HoldLine> lines = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Question> question = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper armed = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper settling = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Outcome> outcome = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final StringProperty reason = new SimpleStringProperty("");
  private List<HeldSale> held = List.of();

  /**
   * What is asked.
   *
   * @param holdId which sale
   * @param release whether to let it through; else to drop it
   */
  record Question(UUID holdId, boolean release) {}

  /**
   * What came of the last question, for as long as its sale is listed.
   *
   * @param holdId which sale
   * @param sentence the same as the strip says
   * @param settled whether nothing is left to decide; else it can be tried again
   */
  record Outcome(UUID holdId, String sentence, boolean settled) {}

  /**
   * Closed until {@link #toggle}.
   *
   * @param openMember is told whom to show
   */
  public HoldsViewModel(
      Desk desk,
      Background background,
      ShopViewModel shop,
      Strip strip,
      Approval approval,
      Consumer<UUID> openMember) {
    this.desk = desk;
    this.background = background;
    this.shop = shop;
    this.strip = strip;
    this.approval = approval;
    this.openMember = openMember;
    this.again = new Refresher<>(background, () -> desk.held(MOST), this::show);
    shop.wordsProperty().addListener((_, _, _) -> say());
    shop.statusProperty().addListener((_, _, _) -> changed());
    reason.addListener((_, _, _) -> problem.set(""));
  }

  /** Opens the inbox, or closes it. */
  public void toggle() {
    if (open.get()) {
      close();
    } else {
      open.set(true);
      again.changed();
    }
  }

  /** Closes the inbox; what is being settled goes on. */
  public void close() {
    cancel();
    outcome.set(null);
    open.set(false);
  }

  /** Something changed that may be in the inbox. */
  public void changed() {
    if (open.get()) {
      again.changed();
    }
  }

  private void show(List<HeldSale> now) {
    held = now;
    Question asked = question.get();
    if (asked != null && now.stream().noneMatch(sale -> sale.holdId().equals(asked.holdId()))) {
      cancel();
      if (!settling.get()) {
        strip.note(shop.words().text("holds.gone"));
      }
    }
    say();
    Outcome last = outcome.get();
    if (last != null && now.stream().noneMatch(sale -> sale.holdId().equals(last.holdId()))) {
      outcome.set(null);
    }
  }

  private void say() {
    Words words = shop.words();
    List<HoldLine> said = held.stream().map(sale -> HoldLine.of(sale, words)).toList();
    if (!lines.equals(said)) {
      lines.setAll(said);
    }
  }

  /** Asks whether to let this one through, or to drop it. Not yet armed. */
  void ask(UUID holdId, boolean release) {
    Outcome last = outcome.get();
    boolean over = last != null && last.settled() && last.holdId().equals(holdId);
    if (settling.get() || shop.offline() || over) {
      return;
    }
    outcome.set(null);
    armed.set(false);
    reason.set("");
    problem.set("");
    question.set(new Question(holdId, release));
  }

  /** The press that asked was let go: from now on it can be confirmed. */
  void arm() {
    armed.set(question.get() != null);
  }

  /** Settles what is asked about; nothing while not armed. */
  void confirm() {
    Question asked = question.get();
    if (asked == null || !armed.get() || settling.get()) {
      return;
    }
    String said = reason.get().strip();
    if (said.isEmpty() && needsReason(asked)) {
      problem.set(shop.words().text("holds.reason-missing"));
      return;
    }
    String what = shop.words().text(asked.release() ? "holds.approve" : "holds.approve-reject");
    approval.ask(what, false, approved -> settle(asked, said, approved.manager()));
  }

  private void settle(Question asked, String said, @Nullable String staff) {
    if (!asked.equals(question.get())) {
      return;
    }
    settling.set(true);
    background.run(
        () -> desk.settle(asked.holdId(), asked.release(), said.isEmpty() ? null : said, staff),
        result -> settled(asked, result),
        _ -> ended(asked, shop.words().text("holds.failed")));
  }

  /** Dropping a sale, and letting somebody owe points, is never without a word. */
  private boolean needsReason(Question asked) {
    return !asked.release()
        || held.stream().anyMatch(sale -> sale.holdId().equals(asked.holdId()) && sale.owed() > 0);
  }

  private void settled(Question asked, RedeemResult result) {
    Words words = shop.words();
    switch (result) {
      case RedeemResult.Done done -> {
        String balance = words.count(done.live().balance());
        String sentence =
            words.text(asked.release() ? "holds.released" : "holds.rejected", balance);
        over(asked, sentence);
        strip.done(sentence);
      }
      case RedeemResult.Refused refused when refused.code() == Refusal.HOLD_SETTLED -> {
        String sentence =
            HappenedText.after(words.text("refusal.HOLD_SETTLED"), refused.happened(), shop);
        over(asked, sentence);
        strip.problem(sentence);
      }
      case RedeemResult.Refused refused when refused.code() == Refusal.RECOVERING ->
          ended(asked, words.text("holds.recovering"));
      case RedeemResult.Refused refused ->
          ended(
              asked,
              words.text("refusal." + refused.code().name(), words.count(refused.missing())));
      case RedeemResult.Offline _ -> ended(asked, words.text("holds.offline-now"));
      case RedeemResult.NotConfirmed _ -> ended(asked, words.text("holds.not-confirmed"));
    }
    again.changed();
  }

  /** Nothing is left to decide about it, even while it is still listed. */
  private void over(Question asked, String sentence) {
    settling.set(false);
    outcome.set(new Outcome(asked.holdId(), sentence, true));
    if (asked.equals(question.get())) {
      cancel();
    }
  }

  /** It was not settled: said at the bottom, and beside the sale it is about. */
  private void ended(Question asked, String sentence) {
    settling.set(false);
    if (asked.equals(question.get())) {
      problem.set(sentence);
    } else {
      outcome.set(new Outcome(asked.holdId(), sentence, false));
    }
    strip.problem(sentence);
  }

  /** Puts the question away. */
  public void cancel() {
    question.set(null); // First: a button that goes dead would hand its focus to another sale.
    armed.set(false);
    problem.set("");
  }

  /** Shows the member of this sale. */
  void openMember(HoldLine line) {
    close();
    openMember.accept(line.memberId());
  }

  /** The held sales, oldest first. */
  ObservableList<HoldLine> lines() {
    return lines;
  }

  /** Whether the inbox is on the screen. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** Whether a question is open. */
  public boolean asking() {
    return question.get() != null;
  }

  /** What is asked; null when nothing is. */
  ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
    return question.getReadOnlyProperty();
  }

  /** Whether the question can be confirmed. */
  ReadOnlyBooleanProperty armedProperty() {
    return armed.getReadOnlyProperty();
  }

  /** Whether the server is being asked. */
  ReadOnlyBooleanProperty settlingProperty() {
    return settling.getReadOnlyProperty();
  }

  /** What came of the last question; null when there is nothing to say. */
  ReadOnlyObjectProperty<@Nullable Outcome> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /** What is wrong with the answer to the question; empty when nothing is. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The reason as typed. */
  StringProperty reasonProperty() {
    return reason;
  }
}
