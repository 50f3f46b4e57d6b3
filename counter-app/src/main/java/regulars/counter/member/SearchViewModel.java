package regulars.counter.member;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import regulars.counter.desk.Desk;
import regulars.counter.desk.FoundMember;
import regulars.counter.fx.Background;
import regulars.counter.fx.Newest;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;
import regulars.model.member.Phone;
import regulars.model.member.PhoneNumbers.Reading;

/**
 * The search field and what drops under it. Results are always those of what the field says now: an
 * answer that comes late is dropped, and Enter pressed before the answer is in (as a scanner does)
 * waits for it.
 */
public final class SearchViewModel {
  /** As many lines as fit under the field at the largest text. */
  private static final int MOST = 7;

  /** What a look-up brought. */
  private record Answer(List<FoundMember> found, @Nullable Addable addable) {}

  /** A number that could be a new member's; one that no numbering plan knows goes last. */
  private record Addable(String phone, boolean sure) {}

  private final Desk desk;
  private final Background background;
  private final ShopViewModel shop;
  private final Consumer<UUID> open;
  private final Consumer<String> add;

  private final Newest newest = new Newest();
  private final StringProperty typed = new SimpleStringProperty("");
  private final ObservableList<SearchResult> results = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper dropped = new ReadOnlyBooleanWrapper();
  private boolean answered;
  private boolean takeWhenAnswered;

  /**
   * An empty field.
   *
   * @param open is told whom to show
   * @param add is told which number to make a member of
   */
  public SearchViewModel(
      Desk desk,
      Background background,
      ShopViewModel shop,
      Consumer<UUID> open,
      Consumer<String> add) {
    this.desk = desk;
    this.background = background;
    this.shop = shop;
    this.open = open;
    this.add = add;
    typed.addListener((_, _, now) -> lookUp(now));
    shop.wordsProperty()
        .addListener((_, old, now) -> {
          if (now.differIn(old)) {
            lookUp(typed.get());
          }
        });
  }

  private void lookUp(String now) {
    newest.ask();
    answered = false;
    takeWhenAnswered = false;
    if (now.isBlank()) {
      answered = true;
      drop(List.of(), "");
      return;
    }
    Words words = shop.words();
    background.run(
        () -> ask(now, words),
        newest.only(answer -> show(answer, words)),
        newest.only(_ -> failed(words)));
  }

  private Answer ask(String now, Words words) {
    List<FoundMember> found = desk.lookUp(now, MOST);
    return new Answer(found, addable(now, found, words));
  }

  private static @Nullable Addable addable(String now, List<FoundMember> found, Words words) {
    if (!now.chars().allMatch(SearchViewModel::inPhone)) {
      return null;
    }
    return switch (words.phones().read(now)) {
      case Reading.Good good when !known(good.phone(), found) ->
          new Addable(words.phone(good.phone()), good.sure());
      case Reading.Good _, Reading.Bad _ -> null;
    };
  }

  private static boolean inPhone(int c) {
    return (c >= '0' && c <= '9') || " +()-./".indexOf(c) >= 0;
  }

  private static boolean known(Phone phone, List<FoundMember> found) {
    return found.stream().anyMatch(member -> phone.equals(member.phone()));
  }

  private void show(Answer answer, Words words) {
    List<SearchResult> lines = new ArrayList<>();
    answer.found().forEach(member -> lines.add(line(member, words)));
    Addable addable = answer.addable();
    if (addable != null) {
      lines.add(addable.sure() ? 0 : lines.size(), new SearchResult.Add(addable.phone()));
    }
    drop(lines, lines.isEmpty() ? words.text("search.nobody") : "");
    answered = true;
    if (takeWhenAnswered) {
      takeWhenAnswered = false;
      take();
    }
  }

  private static SearchResult line(FoundMember member, Words words) {
    return new SearchResult.Match(
        member.memberId(),
        member.name() == null ? words.text("member.no-name") : member.name(),
        member.phone() == null ? "" : words.phone(member.phone()),
        member.number() == null ? "" : member.number().toString(),
        words.count(member.balance()),
        member.waiting() == 0 ? "" : words.text("points.waiting", words.signed(member.waiting())));
  }

  private void failed(Words words) {
    answered = true;
    takeWhenAnswered = false;
    drop(List.of(), words.text("search.failed"));
  }

  private void drop(List<SearchResult> lines, String nothing) {
    selected.set(0);
    results.setAll(lines);
    hint.set(nothing);
    dropped.set(!lines.isEmpty() || !nothing.isEmpty());
  }

  /** Takes the chosen result; when the answer is still to come, as soon as it is there. */
  public void take() {
    if (!answered) {
      takeWhenAnswered = true;
    } else if (!results.isEmpty()) {
      take(results.get(selected.get()));
    }
  }

  void take(SearchResult result) {
    String wanted = typed.get();
    clear();
    switch (result) {
      case SearchResult.Match match -> open.accept(match.memberId());
      case SearchResult.Add _ -> add.accept(wanted);
    }
  }

  /** Moves the choice up or down, stopping at the ends. */
  public void move(int lines) {
    int last = Math.max(results.size() - 1, 0);
    selected.set(Math.clamp((long) selected.get() + lines, 0, last));
  }

  /** Empties the field. */
  public void clear() {
    typed.set("");
  }

  /** What is in the field. */
  public StringProperty typedProperty() {
    return typed;
  }

  /** What drops under the field. */
  ObservableList<SearchResult> results() {
    return results;
  }

  /** Which result Enter takes. */
  ReadOnlyIntegerProperty selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** What to say where there is no result; empty while there is nothing to say. */
  ReadOnlyStringProperty hintProperty() {
    return hint.getReadOnlyProperty();
  }

  /** Whether anything drops under the field. */
  public ReadOnlyBooleanProperty droppedProperty() {
    return dropped.getReadOnlyProperty();
  }
}
