package regulars.counter.firstrun;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import regulars.counter.place.Picker;
import regulars.counter.place.Places;
import regulars.counter.words.Words;

/** Name, country, currency and time zone of a shop. Used on the JavaFX thread only. */
public final class ShopForm {
  /** The longest name. */
  public static final int LONGEST_NAME = 60;

  private final Supplier<Words> words;
  private final StringProperty name = new SimpleStringProperty("");
  private final Picker country = new Picker();
  private final Picker currency = new Picker();
  private final Picker zone = new Picker();
  private final Form form;

  ShopForm(Supplier<Words> words, ZoneId here) {
    this.words = words;
    this.form =
        new Form(
            new Field("first-name", () -> name.get().isBlank() ? text("first.name-missing") : null),
            picked("first-country", country, "first.country-missing"),
            picked("first-currency", currency, "first.currency-missing"),
            picked("first-zone", zone, "first.zone-missing"));
    speak();
    country.choose(Places.country(words.get().locale()));
    currency.choose(String.valueOf(Places.currency(country.code())));
    zone.choose(Places.zone(here));
    country
        .chosenProperty()
        .addListener((_, before, now) -> {
          String usual = now == null ? null : Places.currency(now.code());
          if (usual != null && (before == null || !before.code().equals(now.code()))) {
            currency.choose(usual);
          }
        });
    name.addListener((_, _, _) -> form.field("first-name").changed());
    changes(country, "first-country");
    changes(currency, "first-currency");
    changes(zone, "first-zone");
  }

  private Field picked(String id, Picker picker, String missing) {
    return new Field(id, () -> picker.code().isEmpty() ? text(missing) : null);
  }

  private void changes(Picker picker, String id) {
    picker.textProperty().addListener((_, _, _) -> form.field(id).changed());
  }

  private @Nullable String text(String key) {
    return words.get().text(key);
  }

  /** Names everything in the language of now. */
  void speak() {
    Locale language = words.get().locale();
    country.offer(Places.countries(language));
    currency.offer(Places.currencies(language));
    zone.offer(Places.zones(language));
  }

  NewShop with(PeopleForm people, RulesForm rules) {
    return new NewShop(
        name.get().strip(),
        country.code(),
        currency.code(),
        zone.code(),
        rules.document(),
        people.all());
  }

  Form form() {
    return form;
  }

  /** The field with this id. */
  public Field field(String id) {
    return form.field(id);
  }

  /** The currency that is chosen. */
  Currency money() {
    return Currency.getInstance(currency.code());
  }

  /** The time zone that is chosen. */
  ZoneId clock() {
    return ZoneId.of(zone.code());
  }

  /** What the shop is called. */
  public StringProperty nameProperty() {
    return name;
  }

  /** Where it is. */
  public Picker country() {
    return country;
  }

  /** What is paid with. */
  public Picker currency() {
    return currency;
  }

  /** Its clock. */
  public Picker zone() {
    return zone;
  }
}
