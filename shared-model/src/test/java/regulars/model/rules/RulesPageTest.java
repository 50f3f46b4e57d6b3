package regulars.model.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The owner's page tells the truth: its document and every row of its tables are tried. */
class RulesPageTest {
  private static final Path PAGE = Path.of("..", "docs", "rules-document.md");
  private static final Pattern ROW = Pattern.compile("\\| `(.+?)` \\| (.+) \\|");

  @Test
  void thePagesDocumentIsUnderstood() throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf("```rules\n") + "```rules\n".length();

    assertThat(read(page.substring(start, page.indexOf("```", start))))
        .isInstanceOf(Reading.Good.class);
  }

  @Test
  void everyRowOfItsTablesIsTrue() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    int rows = 0;
    for (String line : lines) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        assertThat(told(row.group(1))).as(line).isEqualTo(row.group(2));
        rows++;
      }
    }
    assertThat(rows).isGreaterThan(30);
  }

  private static String told(String line) {
    boolean earns = RulesDocument.draft(line, Currency.getInstance("USD")).earnTried;
    return switch (read(line + (earns ? "" : "\n1 point per dollar"))) {
      case Reading.Good good -> good.readBack().getFirst().sentence();
      case Reading.Bad bad ->
          bad.problems().stream()
              .map(problem -> problem.toString().replaceFirst("^Line 1: ", ""))
              .collect(Collectors.joining());
    };
  }

  private static Reading read(String document) {
    return RulesDocument.read(
        document, 1, Currency.getInstance("USD"), ZoneId.of("America/New_York"));
  }
}
