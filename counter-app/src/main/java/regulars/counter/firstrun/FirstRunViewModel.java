package regulars.counter.firstrun;

import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Background;
import regulars.counter.join.JoinException;
import regulars.counter.join.ServerAddress;
import regulars.counter.words.Words;

/**
 * The first start, page by page. What was typed stays while somebody goes on and back; nothing is
 * made before the last page. Used on the JavaFX thread only.
 */
public final class FirstRunViewModel {
  /** A page. */
  public enum Page {
    /** The language, and what this PC is to be. */
    WELCOME,
    /** Name, country, currency, time zone. */
    SHOP,
    /** The owner's name and PIN. */
    OWNER,
    /** Who else works there. */
    PEOPLE,
    /** The rules to begin with. */
    RULES,
    /** What was made, and what to do next. */
    MADE,
    /** Address and code of another PC. */
    JOIN
  }

  private final ShopMaker maker;
  private final Background background;
  private final Runnable finished;
  private final ShopForm shop;
  private final PeopleForm people;
  private final RulesForm rules;
  private final JoinForm join;
  private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.WELCOME);
  private final ReadOnlyObjectWrapper<Words> words;
  private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable String> focus = new ReadOnlyObjectWrapper<>();

  /**
   * At the first page.
   *
   * @param words the language to begin with
   * @param zone this computer's
   * @param pcName what this computer is called, for the list of counters
   * @param finished called when the counter is to be shown
   */
  public FirstRunViewModel(
      ShopMaker maker,
      Background background,
      Words words,
      ZoneId zone,
      String pcName,
      Runnable finished) {
    this.maker = maker;
    this.background = background;
    this.finished = finished;
    this.words = new ReadOnlyObjectWrapper<>(words);
    this.shop = new ShopForm(this::words, zone);
    this.people = new PeopleForm(this::words);
    this.rules = new RulesForm(shop, this::words);
    this.join = new JoinForm(this::words, pcName);
  }

  /** Everything from now on in this language. */
  public void speak(Locale language) {
    words.set(words.get().inLanguage(language));
    shop.speak();
  }

  /** This PC runs the shop: the server starts while the form is filled in. */
  public void here() {
    page.set(Page.SHOP);
    start();
  }

  /** Tries again what did not work. */
  public void again() {
    trouble.set("");
    if (page.get() == Page.RULES) {
      make();
    } else {
      start();
    }
  }

  private void start() {
    if (starting.get()) {
      return;
    }
    starting.set(true);
    background.run(
        () -> {
          maker.start();
          return true;
        },
        _ -> starting.set(false),
        why -> {
          starting.set(false);
          trouble.set(sentence(why));
        });
  }

  /** Another PC runs the shop. */
  public void elsewhere() {
    trouble.set("");
    page.set(Page.JOIN);
  }

  /** A shop to look around in. */
  public void sample() {
    run(
        "first.making-sample",
        () -> {
          maker.sample();
          return true;
        },
        finished);
  }

  /** Enter in a field, or on the page itself when {@code field} is empty. */
  public void enter(String field) {
    if (!busy.get().isEmpty()) {
      return;
    }
    switch (page.get()) {
      case WELCOME -> {}
      case SHOP -> go(shop.form().enter(field), Page.OWNER);
      case OWNER -> go(people.owner().enter(field), Page.PEOPLE);
      case PEOPLE -> people(people.enter(field));
      case RULES -> make();
      case MADE -> finished.run();
      case JOIN -> join(join.form().enter(field));
    }
  }

  /** The button that goes on. */
  public void next() {
    if (!busy.get().isEmpty()) {
      return;
    }
    switch (page.get()) {
      case WELCOME -> {}
      case SHOP -> go(shop.form().press(), Page.OWNER);
      case OWNER -> go(people.owner().press(), Page.PEOPLE);
      case PEOPLE -> people(people.press());
      case RULES -> make();
      case MADE -> finished.run();
      case JOIN -> join(join.form().press());
    }
  }

  private void go(@Nullable Field first, Page next) {
    if (first != null) {
      focus(first.id());
    } else {
      page.set(next);
      if (next == Page.RULES) {
        rules.read();
      }
    }
  }

  private void people(@Nullable Field first) {
    if (first != null) {
      focus(first.id());
    } else {
      go(null, Page.RULES);
    }
  }

  /** Back, without losing what was typed. */
  public void back() {
    if (!busy.get().isEmpty()) {
      return;
    }
    trouble.set("");
    switch (page.get()) {
      case WELCOME, MADE -> {}
      case SHOP, JOIN -> page.set(Page.WELCOME);
      case OWNER -> page.set(Page.SHOP);
      case PEOPLE -> page.set(Page.OWNER);
      case RULES -> page.set(Page.PEOPLE);
    }
  }

  private void make() {
    NewShop wish = shop.with(people, rules);
    run(
        "first.making",
        () -> {
          maker.make(wish);
          return true;
        },
        () -> page.set(Page.MADE));
  }

  private void join(@Nullable Field first) {
    if (first != null) {
      focus(first.id());
      return;
    }
    String address = join.addressProperty().get();
    String code = join.codeProperty().get();
    String name = join.nameProperty().get().strip();
    run(
        "first.joining",
        () -> {
          maker.join(ServerAddress.parse(address), code, name);
          return true;
        },
        finished);
  }

  private void run(String busyWith, Callable<Boolean> work, Runnable done) {
    if (!busy.get().isEmpty()) {
      return;
    }
    trouble.set("");
    busy.set(words().text(busyWith));
    background.run(
        work,
        _ -> {
          busy.set("");
          done.run();
        },
        why -> {
          busy.set("");
          failed(why);
        });
  }

  private void failed(Exception why) {
    if (why instanceof JoinException refused) {
      focus(join.refused(refused.kind()));
    } else {
      trouble.set(sentence(why));
    }
  }

  private String sentence(Exception why) {
    return why instanceof FirstRunException told && told.getMessage() != null
        ? words().text("first.failed", told.getMessage())
        : words().text("first.failed-unknown");
  }

  private void focus(String field) {
    focus.set(null);
    focus.set(field);
  }

  /** The words of now. */
  public Words words() {
    return words.get();
  }

  /** The language. */
  public ReadOnlyObjectProperty<Words> wordsProperty() {
    return words.getReadOnlyProperty();
  }

  /** The page in front. */
  public ReadOnlyObjectProperty<Page> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** What is under way, as a sentence; empty when nothing is. */
  public ReadOnlyStringProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** What did not work, as a sentence; empty when nothing. */
  public ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** Whether the server is being started beside what is typed. */
  public ReadOnlyBooleanProperty startingProperty() {
    return starting.getReadOnlyProperty();
  }

  /** The field to go to. */
  public ReadOnlyObjectProperty<@Nullable String> focusProperty() {
    return focus.getReadOnlyProperty();
  }

  /** Name, country, currency, time zone. */
  public ShopForm shop() {
    return shop;
  }

  /** Who works there. */
  public PeopleForm people() {
    return people;
  }

  /** The rules to begin with. */
  public RulesForm rules() {
    return rules;
  }

  /** Address and code. */
  public JoinForm join() {
    return join;
  }
}
