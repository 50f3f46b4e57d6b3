package regulars.counter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the index finds is what looking at every word would find. */
class NameIndexTest {
  private static final String LETTERS = "abcñ";

  private static String word(Random random, int longest) {
    StringBuilder word = new StringBuilder();
    int length = 1 + random.nextInt(longest);
    for (int i = 0; i < length; i++) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "lopez, lopez, true",
    "lopez, lop, true",
    "lopez, lopes, true",
    "lopez, loepz, true",
    "lopez, lpez, true",
    "lopez, llopez, true",
    "lopez, lopezz, true",
    "lopez, opez, true",
    "lopez, xopez, true",
    "lopez, olp, true",
    "lopez, lopezzz, false",
    "lopez, loppes, false",
    "lopez, zepol, false",
    "li, lie, true",
    "li, liee, false",
  })
  void a_word_begins_nearly_so(String word, String typed, boolean nearly) {
    assertThat(Typo.beginsNearly(word, typed)).isEqualTo(nearly);
  }

  @Test
  void words_in_a_table_are_found_as_by_looking_at_each() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      TreeMap<String, IntList> words = new TreeMap<>();
      List<String> all = new ArrayList<>();
      for (int row = 0; row < 40; row++) {
        String word = word(random, 6);
        all.add(word);
        words.computeIfAbsent(word, _ -> new IntList()).add(row);
      }
      WordTable table = new WordTable(words);
      String typed = word(random, 6);
      BitSet begins = new BitSet();
      table.beginning(typed, begins);
      BitSet nearly = new BitSet();
      table.nearly(typed, nearly);
      for (int row = 0; row < all.size(); row++) {
        String known = all.get(row);
        assertThat(begins.get(row)).as("%s in %s", typed, known).isEqualTo(known.startsWith(typed));
        assertThat(nearly.get(row))
            .as("%s nearly in %s", typed, known)
            .isEqualTo(Typo.beginsNearly(known, typed));
      }
    }
  }

  @Test
  void words_that_come_later_are_found_before_and_after_they_are_put_in_order() {
    Random random = new Random(11);
    TreeMap<String, IntList> first = new TreeMap<>();
    first.computeIfAbsent("abba", _ -> new IntList()).add(1);
    TreeMap<String, IntList> more = new TreeMap<>();
    more.computeIfAbsent("abba", _ -> new IntList()).add(2);
    more.computeIfAbsent(word(random, 3) + "z", _ -> new IntList()).add(3);
    BitSet found = new BitSet();
    new WordTable(first).with(more).beginning("ab", found);

    assertThat(found.stream()).contains(1, 2);
  }

  @Test
  void a_name_falls_into_its_letters_and_digits() {
    assertThat(NameIndex.split("zoe \"zed\" o'neil-ruiz 2nd"))
        .containsExactly("zoe", "zed", "o", "neil", "ruiz", "2nd");
    assertThat(NameIndex.split("%_ -")).isEmpty();
  }
}
