package regulars.counter.till.export;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a profile's text: sections in brackets, {@code key = value} lines, comments after {@code #}
 * at the beginning of a line. Every mistake is reported with its line, all at once.
 */
public final class ProfileFile {
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "sales",
          Set.of(
              "file",
              "separator",
              "till",
              "ticket",
              "date",
              "dates",
              "time",
              "times",
              "zone",
              "external",
              "phone",
              "nobody",
              "product",
              "item",
              "category",
              "quantity",
              "amount",
              "required",
              "whole",
              "decimal"),
          "products",
          Set.of("file", "product", "item", "category"),
          "members",
          Set.of("file", "external", "name", "phone"));

  private static final String CATEGORIES = "categories";

  private final String name;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Map<String, Value>> sections = new LinkedHashMap<>();

  private record Value(int line, String text) {}

  private ProfileFile(String name) {
    this.name = name;
  }

  /** Reads a profile, or says all that is wrong with it. */
  public static Profile read(String name, String text) throws ProfileException {
    ProfileFile file = new ProfileFile(name);
    file.lines(text);
    Profile profile = file.profile();
    if (profile == null) {
      throw new ProfileException(name, file.problems);
    }
    return profile;
  }

  private void lines(String text) {
    int number = 0;
    String section = null;
    for (String raw : text.lines().toList()) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        section = section(number, line.substring(1, line.length() - 1).strip());
        continue;
      }
      int equals = line.indexOf('=');
      if (equals <= 0) {
        problem(number, "is neither [section] nor key = value");
      } else if (section == null) {
        problem(number, "stands before the first [section]");
      } else {
        value(number, section, line.substring(0, equals).strip(), line.substring(equals + 1));
      }
    }
  }

  private String section(int number, String section) {
    if (!KEYS.containsKey(section) && !section.equals(CATEGORIES)) {
      problem(number, "[" + section + "] is not one of sales, products, categories, members");
    } else if (sections.containsKey(section)) {
      problem(number, "[" + section + "] is there twice");
    }
    sections.computeIfAbsent(section, s -> new LinkedHashMap<>());
    return section;
  }

  private void value(int number, String section, String key, String text) {
    Set<String> known = KEYS.get(section);
    if (known != null && !known.contains(key)) {
      problem(number, "'" + key + "' is not a key of [" + section + "]");
    } else if (text.isBlank()) {
      problem(number, "'" + key + "' has no value");
    } else if (section(section).put(key, new Value(number, text.strip())) != null) {
      problem(number, "'" + key + "' is there twice");
    }
  }

  private @Nullable Profile profile() {
    if (!sections.containsKey("sales")) {
      problems.add("the section [sales] is missing");
    }
    Profile.Sales sales = sales();
    Profile.Products products = null;
    if (sections.containsKey("products")) {
      products =
          new Profile.Products(
              must("products", "file"),
              must("products", "product"),
              must("products", "item"),
              must("products", "category"));
      must("sales", "product");
    }
    Profile.Members members = null;
    if (sections.containsKey("members")) {
      members =
          new Profile.Members(
              must("members", "file"),
              must("members", "external"),
              may("members", "name"),
              may("members", "phone"));
    }
    Map<String, String> categories = new LinkedHashMap<>();
    section(CATEGORIES).forEach((theirs, ours) -> categories.put(theirs, ours.text()));
    return problems.isEmpty() ? new Profile(name, sales, products, categories, members) : null;
  }

  private Profile.Sales sales() {
    String separator = may("sales", "separator");
    if (separator != null && separator.equals("tab")) {
      separator = "\t";
    } else if (separator != null && separator.length() != 1) {
      problem(line("sales", "separator"), "separator must be one character, or the word tab");
    }
    return new Profile.Sales(
        must("sales", "file"),
        separator == null ? ',' : separator.charAt(0),
        must("sales", "till"),
        must("sales", "ticket"),
        must("sales", "date"),
        formats("dates"),
        may("sales", "time"),
        may("sales", "time") == null ? List.of() : formats("times"),
        zone(),
        may("sales", "external"),
        may("sales", "phone"),
        Set.copyOf(list("nobody")),
        may("sales", "product"),
        may("sales", "item"),
        may("sales", "category"),
        may("sales", "quantity"),
        must("sales", "amount"),
        list("required"),
        list("whole"),
        list("decimal"));
  }

  private @Nullable ZoneId zone() {
    String zone = may("sales", "zone");
    try {
      return zone == null ? null : ZoneId.of(zone);
    } catch (DateTimeException e) {
      problem(line("sales", "zone"), "zone is not one such as America/New_York");
      return null;
    }
  }

  private List<Profile.Format> formats(String key) {
    must("sales", key);
    List<Profile.Format> formats = new ArrayList<>();
    for (String pattern : list(key)) {
      try {
        // A strict reader knows the year (u) only; "yyyy" is what people write.
        formats.add(
            new Profile.Format(
                pattern,
                DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT)));
      } catch (IllegalArgumentException e) {
        problem(line("sales", key), "'" + pattern + "' is not a pattern such as d/M/yyyy H:mm");
      }
    }
    return formats;
  }

  private List<String> list(String key) {
    String text = may("sales", key);
    List<String> parts = new ArrayList<>();
    for (String part : (text == null ? "" : text).split(",")) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return List.copyOf(parts);
  }

  private String must(String section, String key) {
    String text = may(section, key);
    if (text == null && sections.containsKey(section)) {
      problems.add("[" + section + "] needs '" + key + "'");
    }
    return text == null ? "" : text;
  }

  private @Nullable String may(String section, String key) {
    Value value = section(section).get(key);
    return value == null ? null : value.text();
  }

  private int line(String section, String key) {
    Value value = section(section).get(key);
    return value == null ? 0 : value.line();
  }

  private Map<String, Value> section(String section) {
    Map<String, Value> values = sections.get(section);
    return values == null ? new LinkedHashMap<>() : values;
  }

  private void problem(int line, String what) {
    problems.add("line " + line + ": " + what);
  }
}
