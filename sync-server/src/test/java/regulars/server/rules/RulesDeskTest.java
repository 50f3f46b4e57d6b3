package regulars.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.earn.HoldReason;
import regulars.model.rules.Risk;
import regulars.model.sale.SaleLine;
import regulars.model.sync.Move;
import regulars.server.TestServer;
import regulars.server.http.ProblemException;

final class RulesDeskTest {
  private static final String NOTED = TestServer.RULES + "Note: hello\n";
  private static final String DEARER = TestServer.RULES.replace("100 points", "120 points");

  @TempDir Path home;

  private TestServer server;
  private RulesFolder folder;
  private RulesDesk desk;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.in(home.resolve("server"));
    Files.createDirectories(home.resolve("rules"));
    Files.writeString(file(), TestServer.RULES);
    folder = watch();
    desk = new RulesDesk(server.core().program(), folder);
    settle();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RulesFolder watch() {
    return new RulesFolder(
        home.resolve("rules"),
        server.clock,
        Duration.ofSeconds(2),
        server.core().program()::acceptRules);
  }

  private void settle() {
    folder.check();
    server.clock.advance(Duration.ofSeconds(3));
    folder.check();
  }

  private Path file() {
    return home.resolve("rules").resolve(RulesFolder.FILE);
  }

  private RulesDesk.Editing save(String text, RulesDesk.Editing base, Risk... confirmed)
      throws IOException {
    return desk.save(
        new RulesDesk.Draft(text, base.version(), base.fileMark(), List.of(confirmed)));
  }

  private void refused(String kind, String text, RulesDesk.Editing base, Risk... confirmed) {
    assertThatThrownBy(() -> save(text, base, confirmed))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().kind()).isEqualTo(kind));
  }

  @Test
  void a_draft_is_in_the_folder_and_in_force_at_once() throws IOException {
    RulesDesk.Editing after = save(NOTED, desk.editing());

    assertThat(after.version()).isEqualTo(2);
    assertThat(after.text()).isEqualTo(NOTED);
    assertThat(after.fileText()).isNull();
    assertThat(after.folder().state()).isEqualTo(RulesStatus.State.IN_FORCE);
    assertThat(file()).hasContent(NOTED);
    try (var files = Files.list(home.resolve("rules"))) {
      assertThat(files).containsExactly(file());
    }
    settle();
    assertThat(desk.editing().version()).isEqualTo(2);
  }

  @Test
  void of_two_editors_the_second_is_told_and_overwrites_nothing() throws IOException {
    RulesDesk.Editing base = desk.editing();
    save(NOTED, base);
    refused("rules-changed", TestServer.RULES + "Note: mine\n", base);
    assertThat(file()).hasContent(NOTED);
  }

  @Test
  void of_many_editors_at_once_exactly_one_gets_through() {
    RulesDesk.Editing base = desk.editing();
    List<CompletableFuture<Boolean>> editors = new java.util.ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String mine = TestServer.RULES + "Note: editor " + i + "\n";
      editors.add(
          CompletableFuture.supplyAsync(() -> {
            try {
              save(mine, base);
              return true;
            } catch (ProblemException e) {
              return false;
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          }));
    }
    assertThat(editors.stream().filter(CompletableFuture::join).count()).isEqualTo(1);
    assertThat(desk.editing().version()).isEqualTo(2);
  }

  @Test
  void an_edit_in_the_folder_is_not_overwritten_unseen() throws IOException {
    RulesDesk.Editing base = desk.editing();
    Files.writeString(file(), "a broken edit 7\n");
    refused("rules-file-changed", NOTED, base);
    assertThat(file()).hasContent("a broken edit 7\n");

    RulesDesk.Editing seen = desk.editing();
    assertThat(seen.fileText()).isEqualTo("a broken edit 7\n");
    assertThat(save(NOTED, seen).text()).isEqualTo(NOTED);
  }

  @Test
  void a_missing_document_is_written_again() throws IOException {
    Files.delete(file());
    RulesDesk.Editing base = desk.editing();
    assertThat(base.fileMark()).isNull();
    save(NOTED, base);
    assertThat(file()).hasContent(NOTED);
  }

  @Test
  void a_risky_edit_is_confirmed_risk_by_risk() throws IOException {
    Risk risk = new Risk(Risk.Kind.REWARD_DEARER, "Free coffee", 100, 120);
    assertThat(desk.check(DEARER).risks()).containsExactly(risk);
    refused("confirm-risks", DEARER, desk.editing());
    refused(
        "confirm-risks",
        DEARER,
        desk.editing(),
        new Risk(Risk.Kind.REWARD_DEARER, "Free coffee", 100, 110));
    assertThat(save(DEARER, desk.editing(), risk).version()).isEqualTo(2);
  }

  @Test
  void a_draft_with_a_problem_is_never_written() {
    refused("rules-broken", "1 point per dollar\nseven 7 coffees\n", desk.editing());
    assertThat(file()).hasContent(TestServer.RULES);
    assertThat(desk.check("1 point per dollar\nDouble ponts on beans\n").problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.line()).isEqualTo(2);
          assertThat(problem.suggestion()).isEqualTo("Double points on beans");
        });
  }

  @Test
  void a_link_to_a_shared_document_stays_a_link() throws IOException {
    Path shared = Files.writeString(home.resolve("shared.txt"), TestServer.RULES);
    Files.delete(file());
    Files.createSymbolicLink(file(), shared);
    save(NOTED, desk.editing());
    assertThat(file()).isSymbolicLink();
    assertThat(shared).hasContent(NOTED);
  }

  @Test
  void a_basket_says_what_it_would_earn_for_whom() {
    RulesDesk.Earned earned = basket(84, 9, 2_400);
    assertThat(earned.move()).isEqualTo(Move.ADD_AND_ANNOUNCE);
    assertThat(earned.points()).isEqualTo(24);
    assertThat(earned.why()).hasSize(2);
    assertThat(earned.reached()).containsExactly("Free coffee");
    assertThat(basket(84, 9, 300).held()).isEqualTo(HoldReason.FAR_ABOVE_USUAL);
    assertThat(basket(0, 0, 0).move()).isEqualTo(Move.ADD);
  }

  private RulesDesk.Earned basket(long balance, long sales, long largest) {
    return desk.basket(
        new RulesDesk.Basket(
            TestServer.RULES,
            1_800,
            List.of(
                new SaleLine("Latte", "coffee", BigDecimal.ONE, 1_200),
                new SaleLine("House", "beans", BigDecimal.ONE, 600)),
            LocalDate.of(2026, 11, 20),
            balance,
            sales,
            largest));
  }
}
