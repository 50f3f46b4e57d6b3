package regulars.counter.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.World;
import regulars.model.member.MemberCard;

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

  private void rename(String typed, String name) {
    FoundMember who = world.desk().lookUp(typed, 1).getFirst();
    world.server.put(
        new MemberCard(
            who.memberId(), who.number(), who.phone(), name, null, 2, who.balance(), 0, 1, 0, 0));
    world.settle();
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
  void a_scanned_card_is_exactly_one_members_or_nobodys() {
    FoundMember jose = world.desk().lookUp("José", 1).getFirst();
    String card = jose.number().toString();
    String digits = card.replace("-", "");
    UUID old = world.desk().lookUp("C-77", 1).getFirst().memberId();
    assertThat(world.desk().byCard(card)).isEqualTo(jose.memberId());
    assertThat(world.desk().byCard(" " + digits + " ")).isEqualTo(jose.memberId());
    assertThat(world.desk().byCard("C-77")).isEqualTo(old);
    assertThat(world.desk().byCard("4155550102")).isEqualTo(jose.memberId());
    for (String nobody : List.of("", "0102", "1001", "99999", "jose", "x".repeat(500))) {
      assertThat(world.desk().byCard(nobody)).as(nobody).isNull();
    }

    UUID same = world.server.enrolExternal(digits, "Same Digits");
    world.settle();
    assertThat(world.desk().byCard(digits)).as("as the old cards are").isEqualTo(same);
    assertThat(world.desk().byCard(card)).as("as ours are").isEqualTo(jose.memberId());
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
    assertThat(found("rcia")).isEmpty();
    assertThat(found("o'neil ann")).containsExactly("Ann Marie O'Neil");
  }

  @Test
  void one_slip_of_the_finger_is_forgiven_in_one_word() {
    for (String typed :
        List.of(
            "lopes",
            "loepz",
            "olpez",
            "lpez",
            "llopez",
            "maria lopes",
            "lopes maria",
            "mraia lo")) {
      assertThat(found(typed)).as(typed).containsExactly("Maria Ann Lopez");
    }
    assertThat(found("hose")).containsExactly("José García");
    assertThat(found("mraia lopes")).as("two slips").isEmpty();
    assertThat(found("lp")).as("too short to tell").isEmpty();
  }

  @Test
  void who_is_spelt_so_comes_before_who_nearly_is() {
    world.server.enrol("+14155550201", "Lopes Ana", 0);
    world.settle();
    assertThat(found("lope")).containsExactly("Lopes Ana", "Maria Ann Lopez");
    assertThat(found("lopez")).containsExactly("Maria Ann Lopez", "Lopes Ana");
    assertThat(found("ann")).doesNotContain("Lopes Ana");
  }

  @Test
  void a_name_is_found_by_what_it_is_now() {
    rename("jose garcia", "Joseph Grant");
    assertThat(found("garcia")).isEmpty();
    assertThat(found("grant joseph")).containsExactly("Joseph Grant");
    world.restart();
    assertThat(found("garcia")).isEmpty();
    assertThat(found("grant joseph")).containsExactly("Joseph Grant");
  }

  @Test
  void both_parts_of_a_double_name_find() {
    world.server.enrol("+14155550201", "Eva Hernández-Ruiz", 0);
    world.settle();
    for (String typed : List.of("ruiz", "ruiz eva", "hernandez-ruiz", "hernandes ruiz")) {
      assertThat(found(typed)).as(typed).containsExactly("Eva Hernández-Ruiz");
    }
  }

  @Test
  void a_member_made_here_is_found_before_the_server_knows_them() {
    world.server.down = true;
    EnrolResult.Enrolled made =
        (EnrolResult.Enrolled) world.desk().enrol("415 555 7777", "Brand New", null);
    for (String typed :
        List.of("7777", "4155557777", "557", "brand", "new", "new brand", "brnad")) {
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
            "AND OR",
            "phone : 1",
            "\u0000",
            "😀",
            "NEAR(")) {
      assertThat(found(typed)).as(typed).isEmpty();
    }
    assertThat(found("zoe \"zed")).hasSize(1);
    assertThat(found("zed")).as("whatever stands around it").hasSize(1);
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
