package regulars.counter.settings.rules;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Background;
import regulars.counter.fx.Newest;
import regulars.counter.fx.Refresher;
import regulars.counter.fx.Strip;
import regulars.counter.fx.Ticker;
import regulars.counter.office.OfficeException;
import regulars.counter.settings.rules.RulesOffice.Checked;
import regulars.counter.settings.rules.RulesOffice.Editing;
import regulars.counter.shop.ShopViewModel;
import regulars.model.rules.Problem;
import regulars.model.rules.Risk;

/** The draft, what it means, and the question before it is put in force. JavaFX thread only. */
final class RulesViewModel {
  private final RulesOffice office;
  private final Background background;
  private final ShopViewModel shop;
  private final Strip strip;
  private final StringProperty text = new SimpleStringProperty("");
  private volatile String newestText = "";
  private final Refresher<Answer> checkAgain;
  private final Ticker ticker;
  private final Newest newest = new Newest();
  private final ReadOnlyObjectWrapper<Checked> checked =
      new ReadOnlyObjectWrapper<>(Checked.NOTHING);
  private final ReadOnlyObjectWrapper<@Nullable Editing> base = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable OfficeException> trouble =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Question> question = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper armed = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper uncheckable = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();

  private Runnable stopTrying = () -> {};

  RulesViewModel(
      RulesOffice office, Background background, Ticker ticker, ShopViewModel shop, Strip strip) {
    this.office = office;
    this.background = background;
    this.ticker = ticker;
    this.shop = shop;
    this.strip = strip;
    this.checkAgain = new Refresher<>(background, this::check, this::show);
    text.addListener((_, _, now) -> edited(now));
  }

  /** What the server made of a draft, or why it did not. */
  private record Answer(
      String draft, @Nullable Checked checked, @Nullable OfficeException trouble) {}

  private Answer check() {
    String draft = newestText;
    try {
      return new Answer(draft, office.check(draft), null);
    } catch (OfficeException why) {
      return new Answer(draft, null, why);
    }
  }

  /**
   * What is asked before a draft is put in force.
   *
   * @param changes line by line
   * @param risks what members would feel at once
   */
  record Question(List<LineChanges.Change> changes, List<Risk> risks) {}

  ShopViewModel shop() {
    return shop;
  }

  /** The draft, lines ended by line feeds. */
  StringProperty textProperty() {
    return text;
  }

  /** What the draft means; of an earlier draft while {@link #checkingProperty}. */
  ReadOnlyObjectProperty<Checked> checkedProperty() {
    return checked.getReadOnlyProperty();
  }

  /** What the draft started from; null until it was read. */
  ReadOnlyObjectProperty<@Nullable Editing> baseProperty() {
    return base.getReadOnlyProperty();
  }

  /** Why the rules could not be read; null when they could. */
  ReadOnlyObjectProperty<@Nullable OfficeException> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** What is asked now; null when nothing is. */
  ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
    return question.getReadOnlyProperty();
  }

  /** Whether the question may be answered with yes. */
  ReadOnlyBooleanProperty armedProperty() {
    return armed.getReadOnlyProperty();
  }

  /** Whether the draft is on its way to the server. */
  ReadOnlyBooleanProperty savingProperty() {
    return saving.getReadOnlyProperty();
  }

  /** Whether the newest draft is still being checked. */
  ReadOnlyBooleanProperty checkingProperty() {
    return checking.getReadOnlyProperty();
  }

  /** Why the newest draft can't be checked just now; empty when it can. */
  ReadOnlyStringProperty uncheckableProperty() {
    return uncheckable.getReadOnlyProperty();
  }

  /** Whether the draft differs from the rules in force. */
  ReadOnlyBooleanProperty changedProperty() {
    return changed.getReadOnlyProperty();
  }

  /** Whether the draft was checked as it is and can be used. */
  boolean sound() {
    return !checking.get() && checked.get().sound();
  }

  /** The page came to the front: reads the rules unless there is a draft to lose. */
  void shown() {
    if (!changed.get()) {
      load(true);
    }
  }

  private void load(boolean replace) {
    newest.ask();
    background.run(
        office::editing,
        newest.only((Editing read) -> {
          trouble.set(null);
          base.set(read);
          if (replace) {
            text.set(plain(read.text()));
          }
          edited(text.get());
        }),
        newest.only(this::failed));
  }

  /** Tries to read the rules again. */
  void again() {
    load(base.get() == null);
  }

  private void failed(Exception failure) {
    OfficeException why = OfficeExceptions.of(failure);
    if (base.get() == null) {
      trouble.set(why);
    } else {
      tell(why);
    }
  }

  private void edited(String now) {
    newestText = now;
    Editing from = base.get();
    changed.set(from != null && !plain(from.text()).equals(now));
    if (from != null) {
      checking.set(true);
      checkAgain.changed();
    }
  }

  private void show(Answer answer) {
    stopTrying.run();
    stopTrying = () -> {};
    OfficeException why = answer.trouble();
    Checked said = answer.checked();
    if (why != null) {
      uncheckable.set(OfficeExceptions.sentence(why, shop.words()));
      stopTrying = ticker.start(checkAgain::changed);
    } else if (said != null && answer.draft().equals(text.get())) {
      uncheckable.set("");
      checking.set(false);
      checked.set(said);
    }
  }

  /** The page went from the front. */
  void hidden() {
    stopTrying.run();
    stopTrying = () -> {};
  }

  private static String plain(String document) {
    return document.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** Throws the draft away. */
  void revert() {
    Editing from = base.get();
    if (from != null) {
      text.set(plain(from.text()));
    }
  }

  /** Takes the folder's document as the draft. */
  void takeFile() {
    Editing from = base.get();
    String file = from == null ? null : from.fileText();
    if (file != null) {
      text.set(plain(file));
    }
  }

  /** Writes what a problem suggests in place of its line. */
  void fix(Problem problem) {
    String suggestion = problem.suggestion();
    if (suggestion == null) {
      return;
    }
    String[] lines = text.get().split("\n", -1);
    if (problem.line() <= lines.length) {
      lines[problem.line() - 1] = suggestion;
      text.set(String.join("\n", lines));
    } else {
      String before = text.get();
      text.set(
          before + (before.isEmpty() || before.endsWith("\n") ? "" : "\n") + suggestion + "\n");
    }
  }

  /** Asks whether the draft shall be put in force. */
  void save() {
    Editing from = base.get();
    if (from == null || !changed.get() || !sound() || saving.get() || question.get() != null) {
      return;
    }
    armed.set(false);
    question.set(
        new Question(LineChanges.between(plain(from.text()), text.get()), checked.get().risks()));
  }

  /** The key or finger that asked was let go. */
  void arm() {
    armed.set(question.get() != null);
  }

  /** Steps back from the question; false when there was none. */
  boolean cancel() {
    boolean asked = question.get() != null;
    if (!saving.get()) {
      question.set(null);
    }
    return asked;
  }

  /** Puts the draft in force. */
  void confirm() {
    Question asked = question.get();
    Editing from = base.get();
    if (asked == null || from == null || !armed.get() || saving.get()) {
      return;
    }
    saving.set(true);
    RulesOffice.Draft draft =
        new RulesOffice.Draft(text.get(), from.version(), from.fileMark(), asked.risks());
    background.run(() -> office.save(draft), this::saved, this::notSaved);
  }

  private void saved(Editing after) {
    saving.set(false);
    question.set(null);
    base.set(after);
    text.set(plain(after.text()));
    edited(text.get());
    strip.done(shop.words().text("rules.saved", after.version()));
  }

  private void notSaved(Exception failure) {
    saving.set(false);
    question.set(null);
    OfficeException why = OfficeExceptions.of(failure);
    tell(why);
    if (why.kind() == OfficeException.Kind.REFUSED) {
      load(false); // the draft stays; what it is compared with is read again
    }
  }

  private void tell(OfficeException why) {
    strip.problem(OfficeExceptions.sentence(why, shop.words()));
  }
}
