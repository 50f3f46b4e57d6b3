package regulars.counter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.model.ledger.Hash;
import regulars.model.member.MemberCard;
import regulars.model.member.Phone;
import regulars.model.sync.Change;
import regulars.model.sync.Cursor;
import regulars.model.sync.Pulled;

class MirrorTest {
  private static final UUID LEDGER = new UUID(1, 1);
  private static final UUID ANN = new UUID(2, 2);

  @TempDir Path temp;

  private static void put(Mirror mirror, String name, String phone, long revision) {
    MemberCard card =
        new MemberCard(ANN, null, new Phone(phone), name, null, 1, revision, 0, 1, 0, 0);
    apply(mirror, new Change.MemberChanged(revision, card), revision);
  }

  private static void apply(Mirror mirror, Change change, long revision) {
    Cursor after = new Cursor(0, Hash.NONE, revision);
    mirror.apply(LEDGER, 1, new Pulled(1, List.of(), List.of(change), after, false, false), after);
  }

  private static MemberCard ann(Mirror mirror) {
    return mirror.read(m -> m.member(ANN));
  }

  private static List<MemberCard> withDigits(Mirror mirror, String digits) {
    return mirror.read(m -> m.phoneHas(digits, 5));
  }

  private static List<MemberCard> withName(Mirror mirror, String part) {
    return mirror.read(m -> m.nameHas(List.of(part), 5));
  }

  @Test
  void it_goes_on_where_it_was() {
    try (Mirror mirror = Mirror.open(temp)) {
      assertThat(mirror.cursor(LEDGER, 1)).isEqualTo(Cursor.START);
      put(mirror, "Ann", "+14155550101", 7);
    }
    try (Mirror mirror = Mirror.open(temp)) {
      assertThat(mirror.cursor(LEDGER, 1).revision()).isEqualTo(7);
      assertThat(mirror.cursor(LEDGER, 2)).isEqualTo(Cursor.START);
      assertThat(mirror.cursor(new UUID(9, 9), 1)).isEqualTo(Cursor.START);
      assertThat(ann(mirror).name()).isEqualTo("Ann");
    }
  }

  @Test
  void of_two_states_of_a_member_the_newer_stays() {
    try (Mirror mirror = Mirror.open(temp)) {
      put(mirror, "New", "+14155550101", 7);
      put(mirror, "Old", "+14155550102", 6);
      assertThat(ann(mirror).name()).isEqualTo("New");
    }
  }

  @Test
  void the_search_follows_a_new_phone_and_name() {
    try (Mirror mirror = Mirror.open(temp)) {
      put(mirror, "Ann", "+14155550101", 1);
      put(mirror, "Beatrice", "+14155559999", 2);
      assertThat(withDigits(mirror, "50101")).isEmpty();
      assertThat(withDigits(mirror, "59999")).hasSize(1);
      assertThat(withName(mirror, "beat")).hasSize(1);
    }
  }

  @Test
  void an_erased_member_leaves_nothing_that_names_them() {
    try (Mirror mirror = Mirror.open(temp)) {
      put(mirror, "Ann", "+14155550101", 1);
      apply(mirror, new Change.MemberErased(2, ANN), 2);
      assertThat(ann(mirror)).isNull();
      assertThat(withDigits(mirror, "50101")).isEmpty();
      assertThat(withName(mirror, "ann")).isEmpty();
    }
  }

  @Test
  void a_file_of_another_schema_is_dropped() {
    try (Mirror mirror = Mirror.open(temp)) {
      put(mirror, "Ann", "+14155550101", 7);
    }
    Db db = Db.writer(temp.resolve("mirror.db"), Db.Durability.NORMAL);
    db.execute("PRAGMA user_version = 99");
    db.close();
    try (Mirror mirror = Mirror.open(temp)) {
      assertThat(mirror.cursor(LEDGER, 1)).isEqualTo(Cursor.START);
      assertThat(mirror.read(MirrorReader::members)).isZero();
    }
  }

  @Test
  void a_damaged_file_is_dropped() throws IOException {
    Files.writeString(temp.resolve("mirror.db"), "this is no database at all, not even close");
    try (Mirror mirror = Mirror.open(temp)) {
      put(mirror, "Ann", "+14155550101", 7);
      assertThat(mirror.read(MirrorReader::members)).isEqualTo(1);
    }
  }

  @Test
  void a_snapshot_takes_the_place_of_what_was_there() throws IOException {
    Path other = Files.createDirectory(temp.resolve("other"));
    try (Mirror made = Mirror.open(other)) {
      put(made, "From the snapshot", "+14155550101", 100);
    }
    Path snapshot = temp.resolve("snapshot.db");
    Files.move(other.resolve("mirror.db"), snapshot);
    try (Mirror mirror = Mirror.open(temp)) {
      put(mirror, "Before", "+14155550101", 7);
      long changes = mirror.changes();
      mirror.install(snapshot, LEDGER, 1);
      assertThat(ann(mirror).name()).isEqualTo("From the snapshot");
      assertThat(mirror.cursor(LEDGER, 1).revision()).isEqualTo(100);
      assertThat(mirror.changes()).isGreaterThan(changes);
      put(mirror, "Goes on", "+14155550101", 101);
      assertThat(ann(mirror).name()).isEqualTo("Goes on");
      assertThat(snapshot).doesNotExist();
    }
  }

  @Test
  void a_snapshot_of_another_ledger_is_refused_and_the_mirror_stays() throws IOException {
    Path other = Files.createDirectory(temp.resolve("other"));
    try (Mirror made = Mirror.open(other)) {
      put(made, "From elsewhere", "+14155550101", 100);
    }
    Path snapshot = temp.resolve("snapshot.db");
    Files.move(other.resolve("mirror.db"), snapshot);
    try (Mirror mirror = Mirror.open(temp)) {
      put(mirror, "Here", "+14155550101", 7);
      assertThatThrownBy(() -> mirror.install(snapshot, new UUID(9, 9), 1))
          .isInstanceOf(StoreException.class);
      assertThatThrownBy(() -> mirror.install(snapshot, LEDGER, 2))
          .isInstanceOf(StoreException.class);
      assertThat(ann(mirror).name()).isEqualTo("Here");
    }
  }

  @Test
  void a_reset_leaves_an_empty_mirror_that_works() {
    try (Mirror mirror = Mirror.open(temp)) {
      put(mirror, "Ann", "+14155550101", 7);
      mirror.reset();
      assertThat(mirror.cursor(LEDGER, 1)).isEqualTo(Cursor.START);
      put(mirror, "Ann", "+14155550101", 1);
      assertThat(withDigits(mirror, "0101")).hasSize(1);
    }
  }
}
