package regulars.counter.settings.rules;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import regulars.counter.fx.Background;
import regulars.counter.fx.Refresher;
import regulars.counter.settings.rules.RulesOffice.Basket;
import regulars.counter.settings.rules.RulesOffice.Earned;
import regulars.counter.words.Words;
import regulars.model.earn.WhyLine;
import regulars.model.rules.HoldRule;
import regulars.model.sale.Sale;
import regulars.model.sale.SaleLine;
import regulars.model.sync.Change.Shop;
import regulars.model.value.AmountReader;

/** A basket tried under the draft, again at every change of either. JavaFX thread only. */
final class BasketViewModel {
  /** Any week: only the weekday matters. */
  private static final LocalDate SOME_DAY = LocalDate.of(2026, 1, 5);

  private final RulesViewModel rules;
  private final StringProperty total = new SimpleStringProperty("18.00");
  private final StringProperty part = new SimpleStringProperty("6.00");
  private final StringProperty category = new SimpleStringProperty("beans");
  private final StringProperty points = new SimpleStringProperty("84");
  private final StringProperty largest = new SimpleStringProperty("");
  private final ObjectProperty<DayOfWeek> day = new SimpleObjectProperty<>(DayOfWeek.FRIDAY);
  private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper why = new ReadOnlyStringWrapper("");
  private final AtomicReference<@Nullable Basket> newest = new AtomicReference<>();
  private final Refresher<Answer> again;

  BasketViewModel(RulesOffice office, Background background, RulesViewModel rules) {
    this.rules = rules;
    this.again =
        new Refresher<>(
            background,
            () -> {
              Basket basket = newest.get();
              return new Answer(basket == null ? null : office.basket(basket));
            },
            answer -> show(answer.earned()));
    List.of(total, part, category, points, largest)
        .forEach(field -> field.addListener((_, _, _) -> changed()));
    day.addListener((_, _, _) -> changed());
    rules.checkedProperty().addListener((_, _, _) -> changed());
  }

  private record Answer(@Nullable Earned earned) {}

  StringProperty totalProperty() {
    return total;
  }

  /** How much of the total is of the category. */
  StringProperty partProperty() {
    return part;
  }

  StringProperty categoryProperty() {
    return category;
  }

  /** The member's points before. */
  StringProperty pointsProperty() {
    return points;
  }

  /** The member's largest sale so far; empty for somebody new. */
  StringProperty largestProperty() {
    return largest;
  }

  ObjectProperty<DayOfWeek> dayProperty() {
    return day;
  }

  /** "+24 points", or what keeps it from being worked out. */
  ReadOnlyStringProperty resultProperty() {
    return result.getReadOnlyProperty();
  }

  /** The rules behind the points, a line each. */
  ReadOnlyStringProperty whyProperty() {
    return why.getReadOnlyProperty();
  }

  private Words words() {
    return rules.shop().words();
  }

  private void changed() {
    if (!rules.checkedProperty().get().sound()) {
      say(words().text("basket.problems"));
      return;
    }
    Basket basket = basket();
    newest.set(basket);
    if (basket == null) {
      say(words().text("basket.not-an-amount"));
    } else {
      again.changed();
    }
  }

  private void say(String sentence) {
    newest.set(null);
    result.set(sentence);
    why.set("");
  }

  private @Nullable Basket basket() {
    Long whole = amount(total.get());
    Long some = part.get().isBlank() ? Long.valueOf(0) : amount(part.get());
    Long most = largest.get().isBlank() ? Long.valueOf(0) : amount(largest.get());
    Long before = count(points.get());
    if (whole == null || some == null || most == null || before == null || some > whole) {
      return null;
    }
    List<SaleLine> lines = new ArrayList<>();
    if (some > 0 && category.get().strip().length() <= 120) {
      lines.add(new SaleLine("", category.get().strip(), BigDecimal.ONE, some));
      lines.add(new SaleLine("", "", BigDecimal.ONE, whole - some));
    }
    LocalDate on = SOME_DAY.with(TemporalAdjusters.nextOrSame(day.get()));
    long sales = most == 0 ? 0 : HoldRule.FEWEST_SALES;
    return new Basket(rules.textProperty().get(), whole, lines, on, before, sales, most);
  }

  private static @Nullable Long count(String typed) {
    String digits = typed.strip();
    return digits.isEmpty()
        ? Long.valueOf(0)
        : digits.matches("[0-9]{1,9}") ? Long.valueOf(digits) : null;
  }

  /** Minor units; null when it is no amount that a sale can have. */
  private @Nullable Long amount(String typed) {
    Shop known = rules.shop().shopProperty().get();
    Currency currency = Currency.getInstance(known == null ? "USD" : known.currency());
    // Nobody types more than two digits after thousands: a comma before them stands for cents.
    char decimal = typed.strip().matches(".*,[0-9]{1,2}") ? ',' : '.';
    return new AmountReader(decimal, currency).read(typed) instanceof AmountReader.Reading.Good good
            && good.money().minor() >= 0
            && good.money().minor() <= Sale.MOST_MINOR
        ? Long.valueOf(good.money().minor())
        : null;
  }

  private void show(@Nullable Earned earned) {
    if (earned == null) {
      return;
    }
    Words words = words();
    String gives = words.text("basket.points", words.signed(earned.points()));
    result.set(
        switch (earned.move()) {
          case SKIP, ADD -> gives;
          case ADD_AND_ANNOUNCE ->
              words.text("basket.reaches", gives, String.join(", ", earned.reached()));
          case HOLD -> words.text("basket.held." + earned.held(), gives);
        });
    StringBuilder lines = new StringBuilder();
    for (WhyLine line : earned.why()) {
      lines
          .append(lines.isEmpty() ? "" : "\n")
          .append(
              words.text(
                  "basket.why",
                  words.count(line.points()),
                  line.rule(),
                  words.money(line.onMinor())));
    }
    why.set(lines.toString());
  }
}
