package regulars.model.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever is typed: an answer, soon, that accounts for every line. */
class RulesDocumentFuzzTest {
  private static final Currency USD = Currency.getInstance("USD");
  private static final int EDITS = 20_000;
  private static final String ALPHABET =
      "abcdefghijklmnopqrstuvwxyz 0123456789$€£.,:;=%-–*#\"'“”/()[]½²×é\u00A0\u200B\uFEFF\r\n\t\u0000\uD83D☕";
  private static final String DOCUMENT =
      """
      House rules
      1 point per dollar
      * Double points on beans
      * Triple points on pastries on Tuesdays and Thursdays
      100 points = a free coffee
      250 points = a bag of beans worth up to $18.00
      Quiet hours: 9pm to 8am
      Time zone: America/New_York
      Lapsing after 30 days
      Nudge at most once every 60 days
      Points never expire
      Hold sales over 5 times the usual
      Hold sales over $500
      Note: "beans" means any 12 oz bag
      """;

  @Test
  void everyEditOfOneCharacterIsAnsweredAndNoLineIsPassedOver() {
    int refused = 0;
    for (int seed = 0; seed < EDITS; seed++) {
      String edited = edit(DOCUMENT, new Random(seed));
      if (answeredInFull(edited, seed) instanceof Reading.Bad) {
        refused++;
      }
    }
    // The rest is the same meaning, or another valid one (10 points for 100), which only a person
    // can tell from the read-back.
    assertThat(refused).isBetween(EDITS * 5 / 10, EDITS * 8 / 10);
  }

  @Test
  void manyEditsAndPlainNoiseAreAnsweredToo() {
    for (int seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      String edited = DOCUMENT;
      for (int edits = random.nextInt(60); edits > 0; edits--) {
        edited = edit(edited, random);
      }
      answeredInFull(edited, seed);
      StringBuilder noise = new StringBuilder();
      for (int length = random.nextInt(400); length > 0; length--) {
        noise.append((char) random.nextInt(0x10000));
      }
      answeredInFull(noise.toString(), seed);
    }
  }

  @Test
  void linesMadeToBeSlowAreAnsweredInTime() {
    List<String> slow =
        List.of(
            "100 points = " + "worth up to ".repeat(23),
            "quiet hours: " + "to and until - ".repeat(18),
            "double points on " + "on tuesday and ".repeat(18),
            "a".repeat(300),
            "1 point per " + "spent ".repeat(47),
            " ".repeat(299) + "x",
            "costs ".repeat(49),
            "points on beans ".repeat(18));
    for (String line : slow) {
      String document = (line + "\n").repeat(Math.min(490, 65_000 / (line.length() + 1)));
      long start = System.nanoTime();
      answeredInFull(document, 0);
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as(line)
          .isLessThan(Duration.ofSeconds(10));
    }
    answeredInFull(".".repeat(65_000) + "x", 0);
    answeredInFull("Note: " + "- ".repeat(32_000), 0);
  }

  /** Reads it, and sees that each line that is not blank was read or refused exactly once. */
  private static Reading answeredInFull(String document, int seed) {
    Draft draft = RulesDocument.draft(document, USD);
    List<Integer> expected = new ArrayList<>();
    List<Line> lines = Line.of(document);
    lines.stream().filter(line -> !line.text().isEmpty()).forEach(l -> expected.add(l.number()));
    if (draft.earn == null && !draft.earnTried) {
      expected.add(lines.size() + 1);
    }
    assertThat(draft.accountedFor().stream().sorted().toList())
        .as("seed %s: %s", seed, document)
        .isEqualTo(expected);

    Reading reading = draft.reading(1, ZoneId.of("America/Chicago"));
    if (reading instanceof Reading.Bad bad) {
      assertThat(bad.problems()).as("seed %s", seed).allMatch(p -> p.message().endsWith("."));
    }
    return reading;
  }

  /** One character dropped, put in, changed, or swapped with its neighbour. */
  private static String edit(String text, Random random) {
    if (text.length() < 2) {
      return DOCUMENT;
    }
    int at = random.nextInt(text.length() - 1);
    String before = text.substring(0, at);
    String after = text.substring(at + 1);
    char put = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    return switch (random.nextInt(4)) {
      case 0 -> before + after;
      case 1 -> before + put + text.substring(at);
      case 2 -> before + put + after;
      default -> before + after.charAt(0) + text.charAt(at) + after.substring(1);
    };
  }

  @Test
  void anEditedDocumentReadsBackWhateverChanged() {
    String rules = rules(DOCUMENT);
    String was = told(DOCUMENT);
    List<String> same =
        IntStream.range(0, EDITS / 10)
            .mapToObj(seed -> edit(DOCUMENT, new Random(seed)))
            .filter(edited -> told(edited).equals(was) && !rules(edited).equals(rules))
            .toList();

    assertThat(same).isEmpty();
  }

  /** The rules without the texts and lines that a reformatted line changes too. */
  private static String rules(String document) {
    return switch (read(document)) {
      case Reading.Bad bad -> "bad";
      case Reading.Good good ->
          good.rules().toString().replaceAll("(?:text=[^,]*, )?line=[0-9]+", "");
    };
  }

  private static String told(String document) {
    return switch (read(document)) {
      case Reading.Bad bad -> bad.problems().toString();
      case Reading.Good good ->
          good.readBack().stream().map(ReadBack::sentence).toList().toString();
    };
  }

  private static Reading read(String document) {
    return RulesDocument.read(document, 1, USD, ZoneId.of("America/Chicago"));
  }
}
