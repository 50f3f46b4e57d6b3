package regulars.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import regulars.counter.desk.Desk;
import regulars.model.member.NameFolding;

/**
 * Finding one of a million members: the query by itself, the query with its results drawn, and
 * beside it what a plain {@code LIKE} takes on the same file.
 */
final class LookUpBenchmark {
  private static final int LOOK_UPS = 2_000;
  private static final int DRAWN = 1_000;
  private static final int PLAIN = 40;
  private static final int LIMIT = 7;

  private final Desk desk;
  private final Path mirror;
  private final int members;
  private final PrintStream out;
  private final Random random = new Random(5);

  LookUpBenchmark(Desk desk, Path mirror, int members, PrintStream out) {
    this.desk = desk;
    this.mirror = mirror;
    this.members = members;
    this.out = out;
  }

  /** What is typed to find somebody. */
  private enum Way {
    LAST_FOUR("last four digits"),
    FIVE_DIGITS("any five digits"),
    BEGINNING("one to six letters"),
    TWO_WORDS("two words, any order"),
    SLIP("two words, a letter wrong");

    private final String said;

    Way(String said) {
      this.said = said;
    }
  }

  void run() throws Exception {
    out.printf(
        "%-28s %9s %9s %14s %14s %14s%n",
        "Look-up, 1,000,000 members",
        "query p50",
        "p99 ms",
        "and drawn p50",
        "p99 ms",
        "LIKE p50 ms");
    try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + mirror);
        DrawnSearch drawn = new DrawnSearch(desk)) {
      for (Way way : Way.values()) {
        List<String> typed = new ArrayList<>();
        for (int i = 0; i < LOOK_UPS; i++) {
          typed.add(typed(way, random.nextInt(members)));
        }
        Round query = timed(typed, one -> desk.lookUp(one, LIMIT));
        Round shown = timed(typed.subList(0, DRAWN), drawn::show);
        Round like = timed(typed.subList(0, PLAIN), one -> like(plain, way, one));
        out.printf(
            Locale.ROOT,
            "%-28s %9.2f %9.2f %14.2f %14.2f %14.1f%n",
            way.said,
            query.millisAt(0.5),
            query.millisAt(0.99),
            shown.millisAt(0.5),
            shown.millisAt(0.99),
            like.millisAt(0.5));
      }
    }
  }

  private String typed(Way way, int member) {
    String digits = People.phone(member).digits();
    String name = NameFolding.fold(People.name(member));
    String first = name.substring(0, name.indexOf(' '));
    String last = name.substring(name.indexOf(' ') + 1);
    return switch (way) {
      case LAST_FOUR -> digits.substring(digits.length() - 4);
      case FIVE_DIGITS -> digits.substring(4, 9);
      case BEGINNING -> name.substring(0, Math.min(1 + random.nextInt(6), name.length()));
      case TWO_WORDS -> begin(last, 3) + " " + begin(first, 2);
      case SLIP -> begin(first, 3) + " " + slip(last);
    };
  }

  private String begin(String word, int least) {
    return word.substring(0, Math.min(word.length(), least + random.nextInt(3)));
  }

  private String slip(String word) {
    int at = random.nextInt(word.length() - 1);
    return switch (random.nextInt(3)) {
      case 0 -> word.substring(0, at) + word.substring(at + 1);
      case 1 -> word.substring(0, at) + 'x' + word.substring(at + 1);
      default ->
          word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    };
  }

  interface LookUp {
    Object go(String typed) throws Exception;
  }

  private static Round timed(List<String> typed, LookUp lookUp) throws Exception {
    for (String one : typed.subList(0, Math.min(300, typed.size()))) {
      lookUp.go(one);
    }
    long[] each = new long[typed.size()];
    for (int i = 0; i < each.length; i++) {
      long begin = System.nanoTime();
      lookUp.go(typed.get(i));
      each[i] = System.nanoTime() - begin;
    }
    return new Round(each.length, 1, each);
  }

  /** As one would without an index; a letter that is wrong it does not find. */
  private static int like(Connection plain, Way way, String typed) throws SQLException {
    List<String> patterns = new ArrayList<>();
    for (String word : typed.split(" ")) {
      patterns.add(way == Way.BEGINNING ? word + "%" : "%" + word + "%");
    }
    String column = way == Way.LAST_FOUR || way == Way.FIVE_DIGITS ? "phone" : "name_folded";
    String where = String.join(" AND ", patterns.stream().map(_ -> column + " LIKE ?").toList());
    try (PreparedStatement query =
        plain.prepareStatement("SELECT id FROM member WHERE " + where + " LIMIT " + LIMIT)) {
      for (int at = 0; at < patterns.size(); at++) {
        query.setString(at + 1, patterns.get(at));
      }
      int found = 0;
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found++;
        }
      }
      return found;
    }
  }
}
