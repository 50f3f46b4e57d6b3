package regulars.counter.shell;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import regulars.counter.desk.BeansAndCo;
import regulars.counter.firstrun.FakeShopMaker;
import regulars.counter.firstrun.FirstRunViewModel;
import regulars.counter.firstrun.FirstRunViewModel.Page;
import regulars.counter.firstrun.RulesTemplate;
import regulars.counter.fx.ManualBackground;
import regulars.counter.join.JoinException;
import regulars.counter.office.FakeOffice;
import regulars.counter.settings.rules.FakeRules;
import regulars.counter.shell.States.State;
import regulars.counter.words.Words;

/** The states of the first start, of the page of the shop and of the switch for other PCs. */
final class FirstRunStates {
  private static final Locale SPANISH = Locale.forLanguageTag("es-MX");
  private static final String SHOP =
      "{\"name\":\"Beans & Co\",\"country\":\"US\",\"currency\":\"USD\","
          + "\"zone\":\"America/New_York\",\"fixed\":true}";

  private FirstRunStates() {}

  private record First(FirstRunViewModel model, FakeShopMaker maker, ManualBackground background) {
    void here(String name) {
      model.here();
      model.shop().nameProperty().set(name);
    }

    void owner(String name) {
      model.enter("first-name");
      model.people().ownerNameProperty().set(name);
      model.people().ownerPinProperty().set("528041");
      model.people().againProperty().set("528041");
    }
  }

  static void add(Map<String, State> states) {
    first(states, "80-first-welcome", Locale.US, _ -> {});
    first(states, "81-first-welcome-spanish", SPANISH, _ -> {});
    first(states, "82-first-shop", Locale.US, first -> first.here("Corner Bakery"));
    first(states, "83-first-shop-search", Locale.US, FirstRunStates::search);
    first(states, "84-first-owner-problems", SPANISH, FirstRunStates::weak);
    first(states, "85-first-people", Locale.US, FirstRunStates::people);
    first(states, "86-first-rules", Locale.US, FirstRunStates::rules);
    first(states, "87-first-rules-trouble", SPANISH, FirstRunStates::trouble);
    first(states, "88-first-made", Locale.US, FirstRunStates::made);
    first(states, "89-first-made-spanish", SPANISH, FirstRunStates::made);
    first(states, "90-join", Locale.US, first -> first.model().elsewhere());
    first(states, "91-join-refused", SPANISH, FirstRunStates::refused);
    first(states, "92-join-asking", Locale.US, FirstRunStates::asking);
    page(states, "93-shop", Locale.US, SHOP);
    page(states, "94-shop-fresh", SPANISH, SHOP.replace("\"fixed\":true", "\"fixed\":false"));
  }

  private static void first(
      Map<String, State> states, String name, Locale locale, Consumer<First> drive) {
    states.put(
        name,
        new State(
            BeansAndCo::morning,
            FakeRules::office,
            stand -> Stand.fx(() -> drive.accept(show(stand, locale))),
            locale));
  }

  private static void page(Map<String, State> states, String name, Locale locale, String shop) {
    states.put(
        name,
        new State(
            BeansAndCo::morning,
            () -> new FakeOffice().json("shop", shop),
            stand -> {
              stand.push(KeyCode.F10);
              stand.awaitShown("#settings");
              Stand.fx(() -> stand.settings("shop"));
              stand.awaitShown("#shop-save");
            },
            locale));
  }

  /** In the stand's window, in the place of the counter. */
  private static First show(Stand stand, Locale locale) {
    FakeShopMaker maker = new FakeShopMaker();
    ManualBackground background = new ManualBackground();
    Parent before = stand.scene.getRoot();
    int text =
        before.getStyleClass().stream()
            .filter(name -> name.startsWith("text-"))
            .mapToInt(name -> Integer.parseInt(name.substring("text-".length())))
            .findFirst()
            .orElse(100);
    boolean dark = String.valueOf(Application.getUserAgentStylesheet()).contains("dark");
    FirstRunWindow window =
        new FirstRunWindow(
            stand.scene,
            maker,
            background,
            Words.in(locale, BeansAndCo.CLOCK),
            new Look(dark ? Look.Theme.DARK : Look.Theme.LIGHT, text, ""),
            ZoneId.of(
                locale.getCountry().equals("MX") ? "America/Mexico_City" : "America/New_York"),
            _ -> {},
            () -> {});
    window.show();
    return new First(window.model(), maker, background);
  }

  private static void search(First first) {
    first.here("Zur alten Mühle und Kaffeerösterei am Marktplatz von Weimar");
    first.model().shop().country().textProperty().set("ger");
    first.model().shop().nameProperty().set("");
    first.model().next();
  }

  private static void weak(First first) {
    first.here("La Esquina");
    first.model().enter("first-name");
    first.model().people().ownerPinProperty().set("123456");
    first.model().people().againProperty().set("12345");
    first.model().next();
  }

  private static void people(First first) {
    first.here("Corner Bakery");
    first.owner("Olga");
    first.model().enter("first-again");
    for (String name : new String[] {"Ben", "Maximiliana-Konstantina Papadopoulou-Hernández"}) {
      first.model().people().nameProperty().set(name.substring(0, Math.min(40, name.length())));
      first.model().people().pinProperty().set("4711");
      first.model().enter("first-other-pin");
    }
    first.model().people().nameProperty().set("ben");
    first.model().enter("first-other");
  }

  private static void rules(First first) {
    first.here("Corner Bakery");
    first.owner("Olga");
    first.model().enter("first-again");
    first.model().enter("first-other");
  }

  private static void trouble(First first) {
    rules(first);
    first.model().rules().choose(RulesTemplate.RETAIL);
    first.maker().fail("The disk is full.");
    first.model().next();
  }

  private static void made(First first) {
    rules(first);
    first.model().next();
    if (first.model().pageProperty().get() != Page.MADE) {
      throw new AssertionError("the shop was not made");
    }
  }

  private static void refused(First first) {
    join(first);
    first.maker().refuse(JoinException.Kind.IN_BETWEEN);
    first.model().next();
  }

  private static void asking(First first) {
    join(first);
    first.background().hold();
    first.model().next();
  }

  private static void join(First first) {
    first.model().elsewhere();
    first.model().join().addressProperty().set("192.168.1.20");
    first.model().join().codeProperty().set("BCDF-GHJK");
  }
}
