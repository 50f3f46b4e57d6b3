package regulars.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.rules.Reading;
import regulars.model.rules.RulesDocument;
import regulars.server.SettableClock;
import regulars.server.db.WriteFailed;

final class RulesFolderTest {
  private static final Duration SETTLED = Duration.ofSeconds(2);
  private static final String GOOD = "1 point per dollar\n100 points = a free coffee\n";
  private static final String BETTER = "2 points per dollar\n100 points = a free coffee\n";
  private static final String BROKEN = "1 point per dollar\nhundred coffees please 7\n";

  @TempDir Path folder;

  private final SettableClock clock = new SettableClock();
  private final List<String> inForce = new ArrayList<>();
  private boolean diskFull;

  private Reading accept(String text) {
    if (diskFull) {
      throw new WriteFailed(WriteFailed.Why.DISK_FULL, "full");
    }
    Reading reading =
        RulesDocument.read(
            text, inForce.size() + 1, Currency.getInstance("USD"), ZoneId.of("America/New_York"));
    if (reading instanceof Reading.Good) {
      inForce.add(text);
    }
    return reading;
  }

  private RulesFolder watch() {
    return new RulesFolder(folder, clock, SETTLED, this::accept);
  }

  private Path file() {
    return folder.resolve(RulesFolder.FILE);
  }

  private void settle(RulesFolder rules) {
    rules.check();
    clock.advance(SETTLED);
    rules.check();
  }

  @Test
  void a_good_document_comes_into_force_once() throws IOException {
    RulesFolder rules = watch();
    Files.writeString(file(), GOOD);

    settle(rules);
    settle(rules);

    assertThat(inForce).containsExactly(GOOD);
    assertThat(rules.status().state()).isEqualTo(RulesStatus.State.IN_FORCE);
    assertThat(rules.status().readBack()).isNotEmpty();
  }

  @Test
  void a_broken_edit_keeps_the_last_good_rules_and_names_the_line() throws IOException {
    RulesFolder rules = watch();
    Files.writeString(file(), GOOD);
    settle(rules);

    Files.writeString(file(), BROKEN);
    settle(rules);

    assertThat(inForce).containsExactly(GOOD);
    assertThat(rules.status().state()).isEqualTo(RulesStatus.State.BROKEN);
    assertThat(rules.status().problems().getFirst().line()).isEqualTo(2);

    Files.writeString(file(), BETTER);
    settle(rules);

    assertThat(inForce).containsExactly(GOOD, BETTER);
    assertThat(rules.status().problems()).isEmpty();
  }

  @Test
  void a_file_that_is_still_being_written_is_left_alone() throws IOException {
    RulesFolder rules = watch();
    StringBuilder half = new StringBuilder();
    for (char letter : GOOD.toCharArray()) {
      half.append(letter);
      Files.writeString(file(), half);
      rules.check();
      clock.advance(SETTLED.dividedBy(2));
      rules.check();
      assertThat(rules.status().state()).isEqualTo(RulesStatus.State.SETTLING);
    }
    assertThat(inForce).isEmpty();

    settle(rules);

    assertThat(inForce).containsExactly(GOOD);
  }

  @Test
  void a_deleted_file_changes_nothing_and_is_reported() throws IOException {
    RulesFolder rules = watch();
    Files.writeString(file(), GOOD);
    settle(rules);

    Files.delete(file());
    settle(rules);

    assertThat(inForce).containsExactly(GOOD);
    assertThat(rules.status().state()).isEqualTo(RulesStatus.State.MISSING);
  }

  @Test
  void an_editor_that_saves_by_renaming_is_understood() throws IOException {
    RulesFolder rules = watch();
    Files.writeString(file(), GOOD);
    settle(rules);

    Path temporary = folder.resolve(".rules.txt.swp");
    Files.writeString(temporary, BETTER);
    Files.move(file(), folder.resolve("rules.txt~"));
    rules.check();
    Files.move(temporary, file(), StandardCopyOption.ATOMIC_MOVE);
    settle(rules);

    assertThat(inForce).containsExactly(GOOD, BETTER);
  }

  @Test
  void an_edit_of_the_same_length_at_the_same_time_is_noticed() throws IOException {
    RulesFolder rules = watch();
    Files.writeString(file(), GOOD);
    var time = Files.getLastModifiedTime(file());
    settle(rules);

    Files.writeString(file(), GOOD.replace("100", "200"));
    Files.setLastModifiedTime(file(), time);
    settle(rules);

    assertThat(inForce).hasSize(2);
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_rules() throws IOException {
    RulesFolder rules = watch();
    Files.writeString(file(), "\uFEFF" + GOOD);

    settle(rules);

    assertThat(inForce).containsExactly(GOOD);
  }

  @Test
  void a_file_that_is_not_utf8_or_far_too_large_names_what_is_wrong() throws IOException {
    RulesFolder rules = watch();
    Files.write(file(), (GOOD + "Café\n").getBytes(StandardCharsets.ISO_8859_1));
    settle(rules);

    assertThat(rules.status().problems().getFirst().toString())
        .contains("Line 3")
        .contains("UTF-8");

    Files.writeString(file(), "#".repeat(RulesFolder.MOST_BYTES + 1));
    settle(rules);

    assertThat(rules.status().problems().getFirst().message()).contains("bytes");
    assertThat(inForce).isEmpty();
  }

  @Test
  void rules_that_could_not_be_stored_are_tried_again() throws IOException {
    RulesFolder rules = watch();
    Files.writeString(file(), GOOD);
    diskFull = true;
    settle(rules);

    assertThat(rules.status().state()).isEqualTo(RulesStatus.State.TROUBLE);

    diskFull = false;
    rules.check();

    assertThat(inForce).containsExactly(GOOD);
  }

  @Test
  void the_operating_system_tells_of_a_change_at_once() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    try (FolderEvents events = FolderEvents.watch(folder, told::countDown)) {
      assertThat(events).isNotNull();
      Files.writeString(file(), GOOD);

      assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
