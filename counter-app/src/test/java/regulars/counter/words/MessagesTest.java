package regulars.counter.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import regulars.counter.firstrun.RulesTemplate;
import regulars.counter.join.JoinException;
import regulars.counter.memberlist.Choices;
import regulars.counter.memberlist.Field;
import regulars.counter.memberlist.ImportWire;
import regulars.counter.memberlist.ListException;
import regulars.counter.memberlist.PhoneRepair;
import regulars.counter.receipt.CodePage;
import regulars.counter.receipt.PrintTrouble;
import regulars.counter.receipt.ReceiptSettings;
import regulars.counter.shell.Look;
import regulars.model.earn.HoldReason;
import regulars.model.earn.SkipReason;
import regulars.model.member.PhoneNumbers;
import regulars.model.staff.Role;
import regulars.model.sync.Refusal;

class MessagesTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:[.-][A-Za-z0-9-]+)*)\"");

  /** What the server says of rules that it does not take, by their problem's word. */
  private static final List<String> RULES_REFUSALS =
      List.of("rules-file-changed", "rules-broken", "rules-changed", "confirm-risks");

  /** The server's words for what is wrong with a change of staff. */
  private static final List<String> STAFF_REFUSALS =
      List.of(
          "no-such-staff",
          "bad-name",
          "name-taken",
          "pin-not-digits",
          "pin-too-short",
          "pin-too-long",
          "pin-too-simple",
          "pin-needed",
          "bad-phone",
          "owner-first",
          "last-owner");

  private static Properties bundle(String name) throws IOException {
    Path file = Path.of("src", "main", "resources", "regulars", "counter", "words", name);
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  /** What the server may say in the inbox. */
  private static final List<String> INBOX =
      List.of(
          "SALE_CONFLICT",
          "STALE_EDIT",
          "WRONG_CURRENCY",
          "INVALID",
          "UNSUPPORTED",
          "QUARANTINED",
          "NOT_SET_ASIDE",
          "ALERT_OWN_NUMBER",
          "ALERT_OFTEN_BY_HAND",
          "ALERT_OFTEN_AT_TILL",
          "OTHER");

  private static Properties english() throws IOException {
    return bundle("messages.properties");
  }

  private static Properties spanish() throws IOException {
    return bundle("messages_es.properties");
  }

  /** Every string in the sources that could be a key. */
  private static Set<String> literals() throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher matcher = LITERAL.matcher(Files.readString(file));
        while (matcher.find()) {
          found.add(matcher.group(1));
        }
      }
    }
    return found;
  }

  /** Keys that are put together from an enum's names. */
  private static Set<String> composed() {
    Set<String> keys = new TreeSet<>();
    Arrays.stream(Refusal.values()).forEach(code -> keys.add("refusal." + code));
    for (String choice : List.of("here", "elsewhere", "sample")) {
      keys.add("first." + choice);
      keys.add("first." + choice + "-sentence");
    }
    Arrays.stream(RulesTemplate.values())
        .forEach(rules -> keys.add("first.template." + lower(rules.name())));
    List.of("till", "counter", "members", "backup").forEach(step -> keys.add("first.todo." + step));
    keys.addAll(of("join.", JoinException.Kind.values()));
    List.of("has-sales", "rules-of-other-currency").forEach(word -> keys.add("shop." + word));
    Arrays.stream(SkipReason.values()).forEach(reason -> keys.add("skip." + reason));
    Arrays.stream(HoldReason.values()).forEach(reason -> keys.add("hold." + reason));
    Arrays.stream(Look.Theme.values()).forEach(theme -> keys.add("look." + lower(theme.name())));
    Arrays.stream(PhoneNumbers.Why.values())
        .forEach(why -> keys.add("phone." + lower(why.name()).replace('_', '-')));
    keys.addAll(of("note.trouble.", PrintTrouble.Why.values()));
    keys.addAll(of("notes.kind.", ReceiptSettings.Kind.values()));
    keys.addAll(of("notes.letters.", CodePage.values()));
    keys.addAll(of("notes.when.", ReceiptSettings.When.values()));
    for (String kinds : List.of("all", "earned", "redeemed", "corrections")) {
      keys.add("statement.kinds." + kinds);
    }
    List.of("any", "month", "year").forEach(span -> keys.add("statement.span." + span));
    Arrays.stream(HoldReason.values()).forEach(reason -> keys.add("basket.held." + reason));
    for (String word :
        List.of("rules-file-changed", "rules-broken", "rules-changed", "confirm-risks")) {
      keys.add("rules.refused." + word);
    }
    ReceiptSettings.WIDTHS.forEach(width -> keys.add("notes.columns." + width));
    Arrays.stream(Role.values()).forEach(role -> keys.add("role." + lower(role.name())));
    for (String code : INBOX) {
      for (String part : List.of("title", "what", "means", "do")) {
        boolean said =
            part.equals("title")
                || !code.equals("OTHER")
                    && (!part.equals("means")
                        || List.of("STALE_EDIT", "QUARANTINED").contains(code))
                    && !(part.equals("do") && code.equals("SALE_CONFLICT"));
        if (said) {
          keys.add("inbox.code." + code + "." + part);
        }
      }
    }
    for (String part : List.of("open", "owing", "done")) {
      keys.add("inbox.part." + part);
      keys.add("inbox.none." + part);
      keys.add("inbox.none." + part + "-sentence");
    }
    keys.addAll(imports());
    STAFF_REFUSALS.forEach(word -> keys.add("people." + word));
    RULES_REFUSALS.forEach(word -> keys.add("rules.refused." + word));
    Arrays.stream(HoldReason.values()).forEach(reason -> keys.add("basket.held." + reason));
    return keys;
  }

  private static Set<String> imports() {
    Set<String> keys = new TreeSet<>();
    keys.addAll(of("import.field.", Field.values()));
    keys.addAll(of("import.file.", ListException.Why.values()));
    keys.addAll(of("import.mended.", PhoneRepair.Mended.values()));
    keys.addAll(of("import.row.phone.", PhoneRepair.Bad.values()));
    keys.addAll(of("import.known.", ImportWire.IfKnown.values()));
    keys.addAll(of("import.twice.", Choices.Twice.values()));
    keys.addAll(of("import.stayed.", ImportWire.Why.values()));
    for (String points : List.of("not-a-number", "negative", "fraction", "absurd")) {
      keys.add("import.row.points." + points);
    }
    for (String why :
        List.of("broken", "columns", "number", "nobody", "two-members", "points", "profile")) {
      keys.add("import.row." + why);
    }
    for (String separator : List.of("comma", "semicolon", "tab", "bar")) {
      keys.add("import.separator." + separator);
    }
    keys.add("import.field.none");
    return keys;
  }

  private static List<String> of(String family, Enum<?>... values) {
    return Arrays.stream(values)
        .map(value -> family + lower(value.name()).replace('_', '-'))
        .toList();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Test
  void both_languages_have_the_same_keys() throws IOException {
    assertThat(spanish().stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(english().stringPropertyNames());
  }

  @Test
  void every_key_that_is_used_exists_and_every_key_is_used() throws IOException {
    Set<String> keys = english().stringPropertyNames();
    Set<String> used = new TreeSet<>(literals());
    used.addAll(composed());

    assertThat(keys).as("keys that nothing uses").isSubsetOf(used);
    assertThat(keys).as("keys made from the names of enums").containsAll(composed());
    Set<String> families = new TreeSet<>();
    keys.stream().filter(key -> key.contains(".")).forEach(key -> families.add(family(key)));
    assertThat(literals())
        .filteredOn(literal -> literal.contains(".") && families.contains(family(literal)))
        .filteredOn(literal -> !literal.endsWith(".properties"))
        .as("keys that are used")
        .allSatisfy(literal -> assertThat(keys).contains(literal));
  }

  private static String family(String key) {
    return key.substring(0, key.indexOf('.'));
  }

  @Test
  void the_blanks_of_a_message_are_the_same_in_both_languages() throws IOException {
    Properties spanish = spanish();
    english()
        .forEach((key, text) ->
            assertThat(blanks(spanish.getProperty((String) key)))
                .as("blanks of %s", key)
                .isEqualTo(blanks((String) text)));
  }

  private static Set<String> blanks(String text) {
    Set<String> blanks = new TreeSet<>();
    Matcher matcher = Pattern.compile("\\{([0-9])").matcher(text);
    while (matcher.find()) {
      blanks.add(matcher.group(1));
    }
    return blanks;
  }

  @Test
  void no_message_has_an_apostrophe_that_would_swallow_its_blanks() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Properties bundle : List.of(english(), spanish())) {
      bundle.forEach((key, text) -> {
        new MessageFormat((String) text);
        if (((String) text).contains("'")) {
          wrong.add((String) key);
        }
      });
    }
    assertThat(wrong).isEmpty();
  }
}
