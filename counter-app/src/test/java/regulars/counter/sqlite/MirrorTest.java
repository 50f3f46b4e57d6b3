package regulars.counter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.World;
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
    return mirror.read(m -> m.nameHas(part, false, 5));
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
  void a_file_that_is_damaged_under_way_is_dropped_and_stops_no_sale_for_long() throws Exception {
    try (World world = new World(temp)) {
      for (int i = 0; i < 3_000; i++) {
        world.server.enrol("+1415555%04d".formatted(i), "Member " + i, 0);
      }
      world.settle();
      world.counter.close();
      Path file = world.folder.resolve("mirror.db");
      byte[] bytes = Files.readAllBytes(file);
      for (int page = 20; page < bytes.length / 4096; page++) {
        Arrays.fill(bytes, page * 4096, page * 4096 + 2048, (byte) 0x5a);
      }
      Files.write(file, bytes);
      world.restart();
      int refused = 0;
      for (int i = 0; i < 20; i++) {
        try {
          world.sell("t" + i, 100, World.phone("+14155550007"));
        } catch (StoreException e) {
          refused++;
        }
        world.counter.engine().step();
      }
      assertThat(refused).isLessThan(3);
      world.heal();
      assertThat(world.desk().status().problem()).isNull();
      assertThat(world.desk().lookUp("0007", 1).getFirst().balance()).isEqualTo(20 - refused);
    }
  }

  @Test
  void a_reader_that_meets_damage_says_so_until_the_mirror_is_read_anew() throws Exception {
    try (Mirror mirror = Mirror.open(temp)) {
      List<Change> members = new ArrayList<>();
      for (int i = 1; i <= 3_000; i++) {
        Phone phone = new Phone("+1415555%04d".formatted(i));
        members.add(
            new Change.MemberChanged(
                i, new MemberCard(new UUID(3, i), null, phone, "M " + i, null, 1, 0, 0, 0, 0, 0)));
      }
      Cursor after = new Cursor(0, Hash.NONE, 3_000);
      mirror.apply(LEDGER, 1, new Pulled(1, List.of(), members, after, false, false), after);
    }
    try (Mirror mirror = Mirror.open(temp)) {
      Path file = temp.resolve("mirror.db");
      byte[] bytes = Files.readAllBytes(file);
      Arrays.fill(bytes, 40 * 4096, bytes.length, (byte) 0x5a);
      Files.write(file, bytes, StandardOpenOption.WRITE);
      for (int i = 1; i <= 3_000 && !mirror.failed(); i++) {
        Phone phone = new Phone("+1415555%04d".formatted(i));
        try {
          mirror.read(m -> Optional.ofNullable(m.byPhone(phone)));
        } catch (StoreException e) {
          assertThat(e.kind()).isEqualTo(StoreException.Kind.BROKEN);
        }
      }
      assertThat(mirror.failed()).isTrue();
      mirror.reset();
      assertThat(mirror.failed()).isFalse();
      put(mirror, "Ann", "+14155550101", 1);
      assertThat(ann(mirror).name()).isEqualTo("Ann");
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
