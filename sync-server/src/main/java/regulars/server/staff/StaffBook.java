package regulars.server.staff;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import regulars.model.member.NameFolding;
import regulars.model.member.Phone;
import regulars.model.staff.Pins;
import regulars.model.staff.Role;
import regulars.model.staff.Staff;
import regulars.model.sync.Poke;
import regulars.server.db.Database;
import regulars.server.db.WriteTransaction;
import regulars.server.db.Writes;
import regulars.server.ledger.Head;
import regulars.server.poke.News;
import regulars.server.poke.Pokes;
import regulars.server.staff.StaffRefused.Why;

/**
 * Changes who works in the shop. Owns the table {@code staff}. Every change gets a revision, so
 * that the counters hear of it. Safe for use by many threads.
 */
public final class StaffBook {
  private static final int LONGEST_NAME = 40;
  private static final int ID = 8;
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final String ADD =
      """
      INSERT INTO staff (id, name, name_folded, role, active, pin_hash, phone, added_at, revision)
        VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?)
      """;
  private static final String CHANGE =
      "UPDATE staff SET name = ?, name_folded = ?, role = ?, phone = ?, revision = ? WHERE id = ?";
  private static final String SET_PIN =
      "UPDATE staff SET pin_hash = ?, active = 1, revision = ? WHERE id = ?";
  private static final String LEAVE =
      "UPDATE staff SET active = 0, pin_hash = NULL, revision = ? WHERE id = ?";
  private static final String NAMESAKES =
      "SELECT count(*) FROM staff WHERE active = 1 AND name_folded = ? AND id <> ?";
  private static final String OTHER_OWNERS =
      "SELECT count(*) FROM staff WHERE active = 1 AND role = 'OWNER' AND id <> ?";
  private static final String PHONES = "SELECT id, phone FROM staff";

  private final Database database;
  private final Writes writes;
  private final Clock clock;
  private final Pokes pokes;
  private final RandomGenerator random;

  /**
   * Changes {@code database} through {@code writes}, tells {@code pokes}.
   *
   * @param random unpredictable
   */
  public StaffBook(
      Database database, Writes writes, Clock clock, Pokes pokes, RandomGenerator random) {
    this.database = database;
    this.writes = writes;
    this.clock = clock;
    this.pokes = pokes;
    this.random = random;
  }

  /**
   * What the owner sets.
   *
   * @param name for the screen, unique among those who work here
   * @param role what they may do
   * @param phone their own, so that points on it can be noticed; null for none
   */
  public record Profile(String name, Role role, @Nullable Phone phone) {}

  /** Everybody at this moment. */
  public Roll roll() {
    return database.read(Roll::read);
  }

  /** Their phones, by id; null where none is on record. */
  public List<Contact> contacts() {
    return database.read(sql ->
        sql.list(
            PHONES,
            row -> {
              String phone = row.optionalText(2);
              return new Contact(row.text(1), phone == null ? null : new Phone(phone));
            }));
  }

  /** Whose phone. */
  public record Contact(String staffId, @Nullable Phone phone) {}

  /**
   * Adds somebody; their id. The first one has to be an owner.
   *
   * @throws StaffRefused when it can't be done
   */
  public String add(Profile profile, String pin) {
    Newcomer newcomer = newcomer(profile, pin);
    return writes.now(tx -> add(tx, newcomer));
  }

  /** Somebody who can be added: everything about them was checked, and the PIN hashed. */
  public record Newcomer(String id, Profile profile, String pinHash) {
    /** Leaves the hash out. */
    @Override
    public String toString() {
      return "Newcomer[" + id + "]";
    }
  }

  /**
   * Checks somebody who is to be added, and hashes the PIN: not on the writer's thread.
   *
   * @throws StaffRefused when it can't be done
   */
  public Newcomer newcomer(Profile profile, String pin) {
    String name = name(profile.name());
    strong(pin, profile.role());
    return new Newcomer(
        newId(), new Profile(name, profile.role(), profile.phone()), Pins.hash(pin, salt()));
  }

  /**
   * Adds somebody within a writer's task; their id.
   *
   * @throws StaffRefused when it can't be done
   */
  public String add(WriteTransaction tx, Newcomer newcomer) throws SQLException {
    Profile profile = newcomer.profile();
    if (Roll.of(tx).isEmpty() && profile.role() != Role.OWNER) {
      throw new StaffRefused(
          Why.OWNER_FIRST, "Set up an owner first: somebody has to be able to change this.");
    }
    free(tx, profile.name(), "");
    tx.update(
        ADD,
        newcomer.id(),
        profile.name(),
        NameFolding.fold(profile.name()),
        profile.role().name(),
        newcomer.pinHash(),
        e164(profile.phone()),
        clock.millis(),
        Head.of(tx).takeRevision());
    tell(tx);
    return newcomer.id();
  }

  /**
   * Changes name, role or phone.
   *
   * @param pin a new PIN; null to keep theirs, which a barista who becomes a manager can't
   * @throws StaffRefused when it can't be done
   */
  public void change(String id, Profile profile, @Nullable String pin) {
    String name = name(profile.name());
    if (pin != null) {
      strong(pin, profile.role());
    }
    String hash = pin == null ? null : Pins.hash(pin, salt());
    writes.now(tx -> {
      Staff before = known(tx, id);
      if (profile.role() != Role.OWNER) {
        anotherOwner(tx, before);
      }
      if (hash == null && profile.role().mayManage() && !before.role().mayManage()) {
        throw new StaffRefused(
            Why.PIN_NEEDED, "A manager's PIN is longer than a barista's: set a new one with it.");
      }
      if (before.active()) {
        free(tx, name, id);
      }
      tx.update(
          CHANGE,
          name,
          NameFolding.fold(name),
          profile.role().name(),
          e164(profile.phone()),
          Head.of(tx).takeRevision(),
          id);
      if (hash != null) {
        free(tx, name, id);
        tx.update(SET_PIN, hash, Head.of(tx).takeRevision(), id);
        SignIns.forgive(tx, id);
      }
      tell(tx);
      return true;
    });
  }

  /**
   * Gives somebody another PIN; whoever had left works here again.
   *
   * @throws StaffRefused when it can't be done
   */
  public void setPin(String id, String pin) {
    Staff now = roll().find(id);
    if (now == null) {
      throw nobody();
    }
    strong(pin, now.role());
    String hash = Pins.hash(pin, salt());
    writes.now(tx -> {
      Staff before = known(tx, id);
      strong(pin, before.role());
      free(tx, before.name(), id);
      tx.update(SET_PIN, hash, Head.of(tx).takeRevision(), id);
      SignIns.forgive(tx, id);
      tell(tx);
      return true;
    });
  }

  /**
   * Somebody left: their PIN is forgotten, their name stays on what they did.
   *
   * @throws StaffRefused when it can't be done
   */
  public void leave(String id) {
    writes.now(tx -> {
      anotherOwner(tx, known(tx, id));
      tx.update(LEAVE, Head.of(tx).takeRevision(), id);
      tell(tx);
      return true;
    });
  }

  private static Staff known(WriteTransaction tx, String id) throws SQLException {
    Staff found = Roll.of(tx).find(id);
    if (found == null) {
      throw nobody();
    }
    return found;
  }

  private static StaffRefused nobody() {
    return new StaffRefused(Why.NO_SUCH_STAFF, "There is nobody of this id on the staff.");
  }

  private static void anotherOwner(WriteTransaction tx, Staff before) throws SQLException {
    boolean owner = before.active() && before.role() == Role.OWNER;
    if (owner && tx.number(OTHER_OWNERS, before.id()) == 0) {
      throw new StaffRefused(
          Why.LAST_OWNER, "This is the only owner: make somebody else an owner first.");
    }
  }

  private static void free(WriteTransaction tx, String name, String id) throws SQLException {
    if (tx.number(NAMESAKES, NameFolding.fold(name), id) > 0) {
      throw new StaffRefused(Why.NAME_TAKEN, "Somebody else is called that: add an initial, say.");
    }
  }

  private static String name(String name) {
    String cleaned = name.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    if (cleaned.isEmpty() || cleaned.length() > LONGEST_NAME) {
      throw new StaffRefused(
          Why.BAD_NAME, "A name has 1 to " + LONGEST_NAME + " characters: give such a name.");
    }
    return cleaned;
  }

  private static void strong(String pin, Role role) {
    Pins.Weak weak = Pins.weakness(pin, role);
    if (weak == null) {
      return;
    }
    int least = role.mayManage() ? Pins.SHORTEST_TO_MANAGE : Pins.SHORTEST;
    throw switch (weak) {
      case NOT_DIGITS -> new StaffRefused(Why.PIN_NOT_DIGITS, "A PIN has digits only.");
      case TOO_SHORT ->
          new StaffRefused(
              Why.PIN_TOO_SHORT, "For this role a PIN has at least " + least + " digits.");
      case TOO_LONG ->
          new StaffRefused(Why.PIN_TOO_LONG, "A PIN has at most " + Pins.LONGEST + " digits.");
      case TOO_SIMPLE ->
          new StaffRefused(
              Why.PIN_TOO_SIMPLE, "Rows and repeated digits are guessed first: take another.");
    };
  }

  private static @Nullable String e164(@Nullable Phone phone) {
    return phone == null ? null : phone.e164();
  }

  private byte[] salt() {
    byte[] salt = new byte[Pins.SALT];
    random.nextBytes(salt);
    return salt;
  }

  /** Random: after a restore the ids given since must not mean somebody else. */
  private String newId() {
    StringBuilder id = new StringBuilder(ID);
    for (int i = 0; i < ID; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  private void tell(WriteTransaction tx) throws SQLException {
    Roll.changedIn(tx);
    Head head = Head.of(tx);
    News.of(tx)
        .tellAfterCommit(
            tx,
            pokes,
            live -> new Poke(head.epoch(), head.cursor().seq(), head.cursor().revision(), live));
  }
}
