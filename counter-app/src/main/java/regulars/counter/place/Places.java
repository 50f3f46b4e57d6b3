package regulars.counter.place;

import java.text.Collator;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import regulars.model.member.PhoneNumbers;

/** Every country, currency and time zone, named in one language and sorted by it. */
public final class Places {
  private static final String NOWHERE = "XX";
  private static final String UTC = "Etc/UTC";

  private Places() {}

  /** The countries whose phone numbers are known. */
  public static List<Place> countries(Locale language) {
    List<Place> all = new ArrayList<>();
    for (String code : Locale.getISOCountries()) {
      if (hasPhones(code)) {
        all.add(new Place(code, Locale.of("", code).getDisplayCountry(language)));
      }
    }
    return sorted(all, language);
  }

  private static boolean hasPhones(String country) {
    try {
      return !new PhoneNumbers(country).toString().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The currencies that money is counted in: no metals, no test codes. */
  public static List<Place> currencies(Locale language) {
    List<Place> all = new ArrayList<>();
    for (Currency each : Currency.getAvailableCurrencies()) {
      String code = each.getCurrencyCode();
      if (each.getDefaultFractionDigits() >= 0 && !code.startsWith(NOWHERE)) {
        all.add(new Place(code, code + " \u2013 " + each.getDisplayName(language)));
      }
    }
    return sorted(all, language);
  }

  /** The same, and this one where it is another. */
  public static List<Place> zones(Locale language, String also) {
    List<Place> all = zones(language);
    if (all.stream().anyMatch(place -> place.code().equals(also))) {
      return all;
    }
    List<Place> more = new ArrayList<>(all);
    more.add(zone(also, language));
    return List.copyOf(more);
  }

  /** The time zones that a town stands for. */
  public static List<Place> zones(Locale language) {
    List<Place> all = new ArrayList<>();
    for (String id : ZoneId.getAvailableZoneIds()) {
      if (isTown(id)) {
        all.add(zone(id, language));
      }
    }
    all.add(zone(UTC, language));
    return sorted(all, language);
  }

  /** The zone as it is shown. */
  private static Place zone(String id, Locale language) {
    ZoneId zone = ZoneId.of(id);
    return new Place(
        id, id.replace('_', ' ') + " (" + zone.getDisplayName(TextStyle.SHORT, language) + ")");
  }

  private static List<Place> sorted(List<Place> all, Locale language) {
    Collator order = Collator.getInstance(language);
    all.sort(Comparator.comparing(Place::name, order));
    return List.copyOf(all);
  }

  /** The country of a locale, where it has one whose phone numbers are known, else the US. */
  public static String country(Locale system) {
    return system.getCountry().matches("[A-Z]{2}") && hasPhones(system.getCountry())
        ? system.getCountry()
        : "US";
  }

  /** What is paid with in a country today; null where nothing is known. */
  public static @Nullable String currency(String country) {
    try {
      Currency currency = Currency.getInstance(Locale.of("", country));
      return currency == null ? null : currency.getCurrencyCode();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The zone of this computer where it is one to choose, else UTC's own. */
  public static String zone(ZoneId machine) {
    String id = machine.getId();
    return isTown(id) ? id : UTC;
  }

  private static boolean isTown(String id) {
    return id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/");
  }
}
