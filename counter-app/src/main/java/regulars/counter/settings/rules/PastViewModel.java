package regulars.counter.settings.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Background;
import regulars.counter.fx.Ticker;
import regulars.counter.settings.rules.RulesOffice.Replayed;
import regulars.counter.settings.rules.RulesOffice.Trial;
import regulars.counter.words.Words;

/** The draft tried on the shop's past: period, progress, result. JavaFX thread only. */
final class PastViewModel {
  private final RulesOffice office;
  private final Background background;
  private final Ticker ticker;
  private final RulesViewModel rules;
  private final ObjectProperty<@Nullable LocalDate> from = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable LocalDate> to = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.READY);
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable Shown> result = new ReadOnlyObjectWrapper<>();
  private @Nullable UUID running;
  private String tried = "";
  private Runnable stopTicking = () -> {};

  PastViewModel(RulesOffice office, Background background, Ticker ticker, RulesViewModel rules) {
    this.office = office;
    this.background = background;
    this.ticker = ticker;
    this.rules = rules;
    rules.textProperty().addListener((_, _, now) -> stale(now));
  }

  /** How far it is. */
  enum Stage {
    READY,
    RUNNING,
    DONE
  }

  /**
   * A result.
   *
   * @param replayed what came of it
   * @param stale whether the draft was changed since
   */
  record Shown(Replayed replayed, boolean stale) {}

  RulesViewModel rules() {
    return rules;
  }

  ObjectProperty<@Nullable LocalDate> fromProperty() {
    return from;
  }

  ObjectProperty<@Nullable LocalDate> toProperty() {
    return to;
  }

  ReadOnlyObjectProperty<Stage> stageProperty() {
    return stage.getReadOnlyProperty();
  }

  /** 0 to 1; below 0 before the first word from the server. */
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Why there is no result; empty when nothing is the matter. */
  ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Shown> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /** Proposes last month by the shop's calendar, where nothing was chosen. */
  void propose(LocalDate today) {
    if (from.get() == null && to.get() == null) {
      YearMonth month = YearMonth.from(today).minusMonths(1);
      from.set(month.atDay(1));
      to.set(month.atEndOfMonth());
    }
  }

  private Words words() {
    return rules.shop().words();
  }

  /** Tries the draft on the chosen days. */
  void run() {
    LocalDate first = from.get();
    LocalDate last = to.get();
    if (stage.get() == Stage.RUNNING) {
      return;
    }
    if (!rules.sound()) {
      said.set(words().text("basket.problems"));
      return;
    }
    if (first == null || last == null || last.isBefore(first)) {
      said.set(words().text("past.no-days"));
      return;
    }
    said.set("");
    progress.set(-1);
    result.set(null);
    stage.set(Stage.RUNNING);
    String draft = rules.textProperty().get();
    tried = draft;
    background.run(() -> office.start(draft, first, last), this::heard, this::failed);
    stopTicking = ticker.start(this::look);
  }

  private void look() {
    UUID id = running;
    if (id != null && stage.get() == Stage.RUNNING) {
      background.run(() -> office.trial(id), this::heard, this::failed);
    }
  }

  private void heard(Trial trial) {
    if (stage.get() != Stage.RUNNING) {
      return;
    }
    running = trial.trialId();
    progress.set((double) trial.done() / Math.max(1, trial.total()));
    Replayed replayed = trial.result();
    switch (trial.state()) {
      case RUNNING -> {}
      case DONE -> {
        end(Stage.DONE, "");
        if (replayed != null) {
          result.set(new Shown(replayed, !tried.equals(rules.textProperty().get())));
        }
      }
      case CANCELLED -> end(Stage.READY, words().text("past.cancelled"));
      case FAILED -> end(Stage.READY, words().text("past.failed"));
    }
  }

  private void failed(Exception failure) {
    if (stage.get() == Stage.RUNNING) {
      end(Stage.READY, OfficeExceptions.sentence(OfficeExceptions.of(failure), words()));
    }
  }

  private void end(Stage how, String sentence) {
    stopTicking.run();
    running = null;
    said.set(sentence);
    stage.set(how);
  }

  /** Ends what runs. */
  void cancel() {
    UUID id = running;
    if (stage.get() == Stage.RUNNING && id != null) {
      background.run(() -> office.cancel(id), this::heard, this::failed);
    }
  }

  private void stale(String now) {
    Shown shown = result.get();
    if (shown != null && shown.stale() == tried.equals(now)) {
      result.set(new Shown(shown.replayed(), !tried.equals(now)));
    }
  }
}
