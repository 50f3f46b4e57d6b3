package regulars.counter.memberlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.memberlist.ImportWire.IfKnown;
import regulars.counter.memberlist.ImportWire.Import;
import regulars.counter.memberlist.ImportWire.Outcome;
import regulars.counter.memberlist.ImportWire.State;
import regulars.counter.memberlist.ImportWire.Verdict;
import regulars.counter.memberlist.ImportWire.Verdicts;
import regulars.counter.office.FakeOffice;
import regulars.model.member.MemberNumber;
import regulars.model.member.PhoneNumbers;

class MemberImportTest {
  private static final String LIST =
      """
      name,phone,points,card
      Ana,4155552671,84,A-1
      Bo,4155552672,10,
      Ana again,(415) 555-2671,6,
      Cy,4.15555E+09,5,
      Di,4.15555E+09,5,D-1
      Ed,4155552675,-3,
      Known,4155552679,7,
      Di again,4155552676,2,D-1
      """;

  @TempDir Path folder;
  final FakeOffice office = new FakeOffice();
  final List<ImportWire.Row> sent = new ArrayList<>();
  ImportWire.@Nullable End end;
  int lastLine;

  @BeforeEach
  void answers() {
    office.on(
        "imports/check",
        body -> new Verdicts(((ImportWire.Trial) body).rows().stream().map(this::check).toList()));
    office.on("imports", _ -> state(State.OPEN));
    String one = "imports/" + new UUID(0, 1);
    office.on(
        one + "/rows",
        body -> {
          sent.addAll(((ImportWire.Rows) body).rows());
          return new Verdicts(
              ((ImportWire.Rows) body)
                  .rows().stream()
                      .map(row ->
                          new Verdict(
                              row.line(),
                              row.line() == 3 ? Outcome.REFUSED : Outcome.NEW,
                              null,
                              null,
                              row.line() == 3 ? "two-members" : null))
                      .toList());
        });
    office.on(
        one + "/end",
        body -> {
          end = (ImportWire.End) body;
          return state(State.DONE);
        });
  }

  private Verdict check(ImportWire.Row row) {
    boolean known = row.phone() != null && row.phone().e164().endsWith("2679");
    return known
        ? new Verdict(row.line(), Outcome.KNOWN, new MemberNumber(7), "Kay", "phone")
        : new Verdict(row.line(), Outcome.NEW, null, null, null);
  }

  private Import state(State state) {
    return new Import(
        new UUID(0, 1),
        "members.csv",
        state,
        9,
        lastLine,
        null,
        Instant.EPOCH,
        null,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        null,
        0,
        0,
        0);
  }

  private Path list(String text) throws Exception {
    return Files.writeString(folder.resolve("members.csv"), text);
  }

  private MemberImport open(Path path) throws Exception {
    ListFile file = ListFile.open(path);
    return new MemberImport(file, file.guess(), new PhoneNumbers("US"), office);
  }

  private static Findings tried(MemberImport list) throws Exception {
    Findings findings = list.tryOut(_ -> {}, () -> false);
    assertThat(findings).isNotNull();
    return findings;
  }

  @Test
  void trying_a_file_counts_and_shows_everything_and_sends_nothing_to_keep() throws Exception {
    Findings found = tried(open(list(LIST)));
    assertThat(found.rows()).isEqualTo(8);
    assertThat(found.fresh()).isEqualTo(3);
    assertThat(found.freshPoints()).isEqualTo(99);
    assertThat(found.known()).isEqualTo(1);
    assertThat(found.later()).isEqualTo(2);
    assertThat(found.refused()).isEqualTo(2);
    assertThat(found.phonesLeftOut()).isEqualTo(1);
    assertThat(found.problems()).extracting(Findings.Problem::line).containsExactly(5, 7);
    assertThat(found.problems())
        .extracting(Findings.Problem::why)
        .containsExactly("phone.lost-digits", "points.negative");
    assertThat(found.groups())
        .extracting(Findings.Group::rows)
        .containsExactly(List.of(2, 4), List.of(6, 9));
    assertThat(office.calls()).containsOnly("imports/check");
  }

  @Test
  void of_several_rows_the_first_counts_unless_the_owner_adds_them_up_or_leaves_them_out()
      throws Exception {
    MemberImport list = open(list(LIST));
    Findings found = tried(list);
    list.takeIn(found, Choices.USUAL, _ -> {}, () -> false);
    assertThat(sent).extracting(ImportWire.Row::line).containsExactly(2, 3, 6, 8);
    assertThat(sent).extracting(ImportWire.Row::ifKnown).containsOnly(IfKnown.KEEP);
    assertThat(end).isEqualTo(new ImportWire.End(true, 2));

    sent.clear();
    Choices choices =
        new Choices(
            IfKnown.ADD, Choices.Twice.ADD, Map.of(8, IfKnown.SKIP), Map.of(6, Choices.Twice.SKIP));
    list.takeIn(found, choices, _ -> {}, () -> false);
    assertThat(sent)
        .extracting(row -> row.line() + " " + row.ifKnown())
        .containsExactly("2 ADD", "3 ADD", "4 ADD", "8 SKIP");
  }

  @Test
  void an_import_goes_on_where_it_was_cut_off_and_stops_when_told() throws Exception {
    MemberImport list = open(list(LIST));
    Findings found = tried(list);
    lastLine = 3;
    list.takeIn(found, Choices.USUAL, _ -> {}, () -> false);
    assertThat(sent).extracting(ImportWire.Row::line).containsExactly(6, 8);
    sent.clear();
    list.takeIn(found, Choices.USUAL, _ -> {}, () -> true);
    assertThat(sent).isEmpty();
    assertThat(end).isEqualTo(new ImportWire.End(false, 0));
  }

  @Test
  void a_file_that_changed_since_is_not_taken_in() throws Exception {
    Path path = list(LIST);
    MemberImport list = open(path);
    Findings found = tried(list);
    Files.writeString(path, LIST + "Fay,4155552677,1,\n");
    assertThat(
            catchThrowableOfType(
                    ListException.class,
                    () -> list.takeIn(found, Choices.USUAL, _ -> {}, () -> false))
                .why())
        .isEqualTo(ListException.Why.CHANGED);
    assertThat(sent).isEmpty();
  }

  @Test
  void refused_rows_are_saved_as_they_stood_with_why_and_never_over_a_file() throws Exception {
    MemberImport list = open(list(LIST));
    Findings found = tried(list);
    var taken = list.takeIn(found, Choices.USUAL, _ -> {}, () -> false);
    Path target = folder.resolve("refused.csv");
    MemberImport.Why why =
        new MemberImport.Why() {
          @Override
          public String sentence(String key) {
            return "because " + key;
          }

          @Override
          public String column() {
            return "problem";
          }
        };
    assertThat(list.saveRefused(target, taken.refused(), why)).isEqualTo(3);
    assertThat(Files.readAllLines(target))
        .containsExactly(
            "\uFEFF\"name\",\"phone\",\"points\",\"card\",\"problem\"",
            "\"Bo\",\"4155552672\",\"10\",\"\",\"3: because two-members\"",
            "\"Cy\",\"4.15555E+09\",\"5\",\"\",\"5: because phone.lost-digits\"",
            "\"Ed\",\"4155552675\",\"-3\",\"\",\"7: because points.negative\"");
    assertThat(
            catchThrowableOfType(
                java.nio.file.FileAlreadyExistsException.class,
                () -> list.saveRefused(target, Map.of(), why)))
        .isNotNull();
    assertThat(ListFile.open(target).guess().of(Field.PHONE)).isEqualTo(1);
  }
}
