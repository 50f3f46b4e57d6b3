package regulars.counter.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.World;

class LookUpTest {
  @TempDir Path temp;
  World world;

  @BeforeEach
  void open() {
    world = new World(temp);
    world.server.enrol("+14155550101", "Ann Marie O'Neil", 10); // number 1000
    world.server.enrol("+14155550102", "José García", 20);
    world.server.enrol("+14155670101", "Maria Ann Lopez", 30);
    world.server.enrol("+14150101999", "Łukasz Groß", 40);
    world.server.enrol("+525512345678", "Li Wei", 50);
    world.server.enrolExternal("C-77", "Old Customer");
    world.server.enrol("+14155559000", "Zoë \"Zed\" %_", 0);
    world.settle();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private List<String> found(String typed) {
    return found(typed, 20);
  }

  private List<String> found(String typed, int limit) {
    return world.desk().lookUp(typed, limit).stream().map(FoundMember::name).toList();
  }

  @Test
  void the_last_four_digits_come_first_who_was_here_last_before_the_others() {
    assertThat(found("0101")).containsExactly("Maria Ann Lopez", "Ann Marie O'Neil", "Łukasz Groß");
    world.sell("1", 100, World.phone("+14155550101"));
    world.settle();
    assertThat(found("0101")).startsWith("Ann Marie O'Neil", "Maria Ann Lopez");
  }

  @Test
  void a_phone_is_found_however_it_is_typed() {
    for (String typed :
        List.of(
            "+14155550102",
            "4155550102",
            "(415) 555-0102",
            "1 415 555 0102",
            "415.555.0102",
            "５５５０１０２")) {
      assertThat(found(typed)).as(typed).containsExactly("José García");
    }
  }

  @Test
  void any_run_of_digits_finds() {
    assertThat(found("5567010")).containsExactly("Maria Ann Lopez");
    assertThat(found("12345")).containsExactly("Li Wei");
    assertThat(found("999")).containsExactly("Łukasz Groß");
    assertThat(found("15010")).containsExactly("Łukasz Groß");
  }

  @Test
  void one_and_two_digits_begin_the_last_four_or_stand_anywhere() {
    assertThat(found("90")).startsWith("Zoë \"Zed\" %_");
    assertThat(found("67")).contains("Maria Ann Lopez", "Li Wei");
    assertThat(found("5", 2)).hasSize(2);
  }

  @Test
  void a_leading_zero_that_is_only_dialled_is_no_hindrance() {
    assertThat(found("055123")).containsExactly("Li Wei");
  }

  @Test
  void the_member_number_finds_with_and_without_its_check_digit() {
    String card = world.desk().lookUp("José", 1).getFirst().number().toString();
    assertThat(found(card)).startsWith("José García");
    assertThat(found(card.replace("-", ""))).startsWith("José García");
    assertThat(found("1001")).contains("José García");
  }

  @Test
  void the_older_systems_number_finds() {
    assertThat(found("C-77")).containsExactly("Old Customer");
  }

  @Test
  void a_name_is_found_by_its_beginning_without_accents() {
    assertThat(found("jose")).containsExactly("José García");
    assertThat(found("JOSÉ G")).containsExactly("José García");
    assertThat(found("lukasz gross")).containsExactly("Łukasz Groß");
    assertThat(found("ann m")).startsWith("Ann Marie O'Neil");
  }

  @Test
  void words_are_found_in_any_order_and_only_from_their_beginning() {
    assertThat(found("garcia jose")).containsExactly("José García");
    assertThat(found("lopez ma")).containsExactly("Maria Ann Lopez");
    assertThat(found("wei li")).containsExactly("Li Wei");
    assertThat(found("ann")).containsExactly("Ann Marie O'Neil", "Maria Ann Lopez");
    assertThat(found("arcia")).isEmpty();
    assertThat(found("o'neil ann")).containsExactly("Ann Marie O'Neil");
  }

  @Test
  void a_member_made_here_is_found_before_the_server_knows_them() {
    world.server.down = true;
    EnrolResult.Enrolled made =
        (EnrolResult.Enrolled) world.desk().enrol("415 555 7777", "Brand New", null);
    for (String typed : List.of("7777", "4155557777", "557", "brand", "new")) {
      assertThat(world.desk().lookUp(typed, 20))
          .as(typed)
          .extracting(FoundMember::memberId)
          .contains(made.memberId());
    }
    world.sell("1", 700, World.phone("+14155557777"));
    assertThat(world.desk().lookUp("7777", 5).getFirst().waiting()).isEqualTo(7);
  }

  @Test
  void nothing_and_nonsense_find_nobody() {
    for (String typed :
        List.of(
            "",
            "   ",
            "-",
            "()",
            "xyzzy",
            "\"",
            "'; DROP TABLE member",
            "%",
            "_",
            "9".repeat(500),
            "a".repeat(500),
            "AND",
            "phone : 1",
            "\u0000",
            "😀",
            "NEAR(")) {
      assertThat(found(typed)).as(typed).isEmpty();
    }
    assertThat(found("zed")).isEmpty(); // the word in the name begins with a quotation mark
    assertThat(found("zoe \"zed")).hasSize(1);
  }

  @Test
  void never_more_than_asked_for_and_nobody_twice() {
    for (int i = 0; i < 60; i++) {
      world.server.enrol("+1415777%04d".formatted(i), "Crowd " + i, 0);
    }
    world.settle();
    assertThat(found("777", 50)).hasSize(50).doesNotHaveDuplicates();
    assertThat(found("crowd", 50)).hasSize(50).doesNotHaveDuplicates();
    assertThat(found("0", 7)).hasSize(7);
  }
}
