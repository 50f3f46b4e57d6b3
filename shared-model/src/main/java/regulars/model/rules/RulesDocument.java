package regulars.model.rules;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the owner's rules: one plain sentence a line. Every line is a rule, a heading, a note,
 * blank or a problem; nothing is passed over in silence.
 *
 * <p>Pure and safe for any thread: the same text gives the same reading.
 */
public final class RulesDocument {
  private RulesDocument() {}

  /** No document is longer, in characters and in lines. */
  public static final int MOST_CHARACTERS = 65_536;

  /** See {@link #MOST_CHARACTERS}. */
  public static final int MOST_LINES = 500;

  /** Nothing but a note is longer. */
  public static final int LONGEST_LINE = 300;

  private static final int LONGEST_HEADING = 4;
  private static final Pattern HEADING =
      Pattern.compile("[\\p{L}\\p{M}\\p{So}\\x{FE0F} &'\"(),:/?-]+");
  private static final Pattern ORNAMENT = Pattern.compile("[-=_*~+.•·|<> ]*");

  /**
   * Reads a document.
   *
   * @param text the document as it was typed or fetched
   * @param version the version the rules get when they are put in force
   * @param currency the shop's currency
   * @param shopZone the time zone that holds where the document names none
   */
  public static Reading read(String text, int version, Currency currency, ZoneId shopZone) {
    return draft(text, currency).reading(version, shopZone);
  }

  /** Every line that is not blank, read or refused. */
  static Draft draft(String text, Currency currency) {
    Draft draft = new Draft(currency);
    Language language = English.language(currency);
    if (text.length() > MOST_CHARACTERS) {
      draft.problem(
          new Line(1, ""), "The document is longer than " + MOST_CHARACTERS + " characters", null);
      return draft;
    }
    List<Line> lines = Line.of(text);
    if (lines.size() > MOST_LINES) {
      draft.problem(
          new Line(MOST_LINES + 1, ""),
          "The document has more than " + MOST_LINES + " lines",
          null);
      return draft;
    }
    lines.forEach(line -> read(line, language, draft));
    if (draft.earn == null && !draft.earnTried) {
      draft.problem(
          new Line(lines.size() + 1, ""),
          "No line says how points are earned",
          language.examples().getFirst());
    }
    return draft;
  }

  private static void read(Line line, Language language, Draft draft) {
    String text = line.text();
    if (text.isEmpty()) {
      return;
    }
    if (isNote(text, language)) {
      draft.means(line, rules -> "A note; it changes nothing.");
    } else if (text.length() > LONGEST_LINE) {
      draft.problem(
          line,
          "This line is longer than "
              + LONGEST_LINE
              + " characters: write one short sentence a line, or begin a remark with \"Note:\"",
          null);
    } else if (text.contains("\uFFFD")) {
      draft.problem(line, "Some letters of this line were lost: save the document as UTF-8", null);
    } else if (!isRule(line, language, draft)) {
      if (isHeading(text, language)) {
        draft.means(line, rules -> "A heading; it changes nothing.");
      } else {
        draft.problem(
            line,
            "I don't understand this line. Write a rule, or begin a remark with \"Note:\"",
            Nearness.nearest(text, language.examples()));
      }
    }
  }

  /** Whether a sentence's pattern matches; if so the line was read, or refused for what it says. */
  private static boolean isRule(Line line, Language language, Draft draft) {
    for (Sentence sentence : language.sentences()) {
      Matcher matcher = sentence.pattern().matcher(line.text());
      if (matcher.matches()) {
        try {
          sentence.reader().read(matcher, line, draft);
        } catch (WrongValue wrong) {
          String suggestion = wrong.suggestion();
          draft.problem(
              line,
              wrong.message(),
              suggestion == null ? sentence.nearestExample(line) : suggestion);
        }
        return true;
      }
    }
    return false;
  }

  private static boolean isNote(String text, Language language) {
    String lower = text.toLowerCase(Locale.ROOT);
    return language.noteMarks().stream().anyMatch(lower::startsWith);
  }

  /** A few words without figures, none of them near to a word of a rule; or an ornament. */
  private static boolean isHeading(String text, Language language) {
    if (ORNAMENT.matcher(text).matches()) {
      return true;
    }
    List<String> words = Nearness.words(text);
    return HEADING.matcher(text).matches()
        && !words.isEmpty()
        && words.size() <= LONGEST_HEADING
        && words.stream().noneMatch(word -> isRuleWord(word, language));
  }

  private static boolean isRuleWord(String word, Language language) {
    return language.ruleWords().stream().anyMatch(known -> Nearness.near(word, known));
  }
}
