package regulars.counter.settings.rules;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import regulars.counter.settings.rules.RulesOffice.Day;
import regulars.counter.settings.rules.RulesOffice.Replayed;
import regulars.counter.words.Words;

/** Points by day: a full line as it was, a dashed one under the draft. */
final class DaysView extends StackPane {
  private static final int FEW = 62;

  DaysView(Replayed past, Words words) {
    setId("past-days");
    long first = past.from().toEpochDay();
    long last = past.to().toEpochDay();
    NumberAxis days = new NumberAxis(first, Math.max(last, first + 1), step(last - first));
    days.setMinorTickVisible(false);
    DateTimeFormatter format =
        DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(words.locale());
    days.setTickLabelFormatter(
        new StringConverter<>() {
          @Override
          public String toString(Number day) {
            return format.format(LocalDate.ofEpochDay(day.longValue()));
          }

          @Override
          public Number fromString(String text) {
            return 0;
          }
        });
    NumberAxis points = new NumberAxis();
    points.setLabel(words.text("past.points-a-day"));
    points.setForceZeroInRange(true);
    points.setMinorTickVisible(false);
    LineChart<Number, Number> chart = new LineChart<>(days, points);
    chart.setAnimated(false);
    chart.setCreateSymbols(past.days().size() <= FEW && past.days().size() < 3);
    chart.getStyleClass().add("past-chart");
    chart.getData().add(series(words.text("past.was"), past.days(), false));
    chart.getData().add(series(words.text("past.draft"), past.days(), true));
    chart.setMinHeight(240);
    chart.setPrefHeight(260);
    chart.setAccessibleText(
        words.text(
            "past.chart",
            words.count(past.was().given() - past.was().takenBack()),
            words.count(past.draft().given() - past.draft().takenBack())));
    getChildren().add(chart);
  }

  /** About six days with their names below. */
  private static double step(long days) {
    return Math.max(1, Math.ceilDiv(days, 6));
  }

  private static XYChart.Series<Number, Number> series(String name, List<Day> days, boolean draft) {
    XYChart.Series<Number, Number> series = new XYChart.Series<>();
    series.setName(name);
    for (Day day : days) {
      series
          .getData()
          .add(new XYChart.Data<>(day.day().toEpochDay(), draft ? day.draft() : day.was()));
    }
    return series;
  }
}
