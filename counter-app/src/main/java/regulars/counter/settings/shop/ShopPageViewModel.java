package regulars.counter.settings.shop;

import java.util.Currency;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Newest;
import regulars.counter.office.OfficeException;
import regulars.counter.place.Picker;
import regulars.counter.place.Places;
import regulars.counter.settings.SettingsTools;
import regulars.counter.words.Words;

/** The shop as the owner changes it. Used on the JavaFX thread only. */
final class ShopPageViewModel {
  /** How it stands at the server. */
  record Shop(String name, String country, String currency, String zone, boolean fixed) {}

  /** How it is to be. */
  record Wish(String name, String country, String currency, String zone) {}

  private final SettingsTools tools;
  private final Newest reads = new Newest();
  private final StringProperty name = new SimpleStringProperty("");
  private final Picker zone = new Picker();
  private final Picker country = new Picker();
  private final Picker currency = new Picker();
  private final StringProperty problem = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<@Nullable Shop> shop = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable OfficeException> trouble =
      new ReadOnlyObjectWrapper<>();

  ShopPageViewModel(SettingsTools tools) {
    this.tools = tools;
    name.addListener((_, _, _) -> problem.set(""));
    zone.textProperty().addListener((_, _, _) -> problem.set(""));
    country.textProperty().addListener((_, _, _) -> problem.set(""));
    currency.textProperty().addListener((_, _, _) -> problem.set(""));
  }

  void readAgain() {
    reads.ask();
    tools
        .background()
        .run(
            () -> tools.office().read("shop", Shop.class),
            reads.only(this::show),
            reads.only(why -> trouble.set(known(why))));
  }

  private void show(Shop now) {
    Locale language = words().locale();
    zone.offer(Places.zones(language, now.zone()));
    country.offer(Places.countries(language));
    currency.offer(Places.currencies(language));
    name.set(now.name());
    zone.choose(now.zone());
    country.choose(now.country());
    currency.choose(now.currency());
    problem.set("");
    trouble.set(null);
    shop.set(now);
  }

  private static OfficeException known(Exception why) {
    return why instanceof OfficeException known ? known : OfficeException.offline(why);
  }

  /** Saves what is typed. */
  void save() {
    if (name.get().isBlank()) {
      problem.set(words().text("first.name-missing"));
    } else if (zone.code().isEmpty()) {
      problem.set(words().text("first.zone-missing"));
    } else if (country.code().isEmpty()) {
      problem.set(words().text("first.country-missing"));
    } else if (currency.code().isEmpty()) {
      problem.set(words().text("first.currency-missing"));
    } else {
      send(new Wish(name.get().strip(), country.code(), currency.code(), zone.code()));
    }
  }

  private void send(Wish wish) {
    tools
        .background()
        .run(
            () -> tools.office().tell("shop", wish, Shop.class),
            now -> {
              show(now);
              tools.strip().done(words().text("shop.saved"));
            },
            why -> problem.set(sentence(known(why))));
  }

  private String sentence(OfficeException why) {
    String key = "shop." + why.word();
    return switch (why.kind()) {
      case OFFLINE -> words().text("settings.offline-sentence");
      case SIGN_IN, NOT_ALLOWED -> words().text("settings.not-allowed-sentence");
      case REFUSED ->
          !why.word().isEmpty() && words().knows(key)
              ? words().text(key)
              : String.valueOf(why.getMessage());
    };
  }

  /** The currency as it is read: {@code MXN, Mexican Peso}. */
  String money(String code) {
    return code + " \u2013 " + Currency.getInstance(code).getDisplayName(words().locale());
  }

  Words words() {
    return tools.shop().words();
  }

  StringProperty nameProperty() {
    return name;
  }

  Picker zone() {
    return zone;
  }

  Picker country() {
    return country;
  }

  Picker currency() {
    return currency;
  }

  StringProperty problemProperty() {
    return problem;
  }

  ReadOnlyObjectProperty<@Nullable Shop> shopProperty() {
    return shop.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable OfficeException> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }
}
