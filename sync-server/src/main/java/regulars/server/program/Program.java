package regulars.server.program;

import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import regulars.model.rules.Reading;
import regulars.model.rules.Rules;
import regulars.model.rules.RulesDocument;
import regulars.model.sync.Change.Shop;
import regulars.model.sync.Poke;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;
import regulars.server.db.Database;
import regulars.server.db.Sql;
import regulars.server.db.WriteTransaction;
import regulars.server.db.Writes;
import regulars.server.ledger.Head;
import regulars.server.poke.News;
import regulars.server.poke.Pokes;
import regulars.server.staff.Roll;

/**
 * The shop and its rules, every version kept: a refund asks the rules of its sale. Safe for use by
 * many threads.
 */
public final class Program {
  private static final String SHOP = "SELECT body FROM shop WHERE one = 1";
  private static final String SET_SHOP =
      """
      INSERT INTO shop (one, body, revision) VALUES (1, ?, ?)
      ON CONFLICT (one) DO UPDATE SET body = excluded.body, revision = excluded.revision
      """;
  private static final String IN_FORCE =
      "SELECT version, text FROM rules ORDER BY version DESC LIMIT 1";
  private static final String OF_VERSION = "SELECT version, text FROM rules WHERE version = ?";
  private static final String ACCEPT =
      "INSERT INTO rules (version, text, accepted_at, revision) VALUES (?, ?, ?, ?)";
  private static final String ANY_SALE = "SELECT count(*) FROM (SELECT 1 FROM sale LIMIT 1)";

  private final Database database;
  private final Writes writes;
  private final Clock clock;
  private final Pokes pokes;

  /** Readings of documents: a document is read again only when the text or the shop differs. */
  private final Map<Integer, Read> readings = new ConcurrentHashMap<>();

  private volatile @Nullable ShopRead shopRead;

  /** Reads from {@code database}, writes through {@code writes}, tells {@code pokes}. */
  public Program(Database database, Writes writes, Clock clock, Pokes pokes) {
    this.database = database;
    this.writes = writes;
    this.clock = clock;
    this.pokes = pokes;
  }

  /** A document with its version, 1 the first. */
  public record Version(int version, String text) {}

  private record Read(String text, Currency currency, ZoneId zone, Rules rules) {}

  private record ShopRead(String body, Shop shop) {}

  /** The shop; null before the first run has set it. */
  public @Nullable Shop shop() {
    return database.find(this::shop);
  }

  /** What came of a wish to change the shop. */
  public enum Change {
    /** It is as wished. */
    DONE,
    /** There is no shop yet. */
    NO_SHOP,
    /** Country and currency stay once there are sales. */
    HAS_SALES,
    /** The rules in force name amounts of the currency that was. */
    RULES_OF_OTHER_CURRENCY
  }

  /** Whether there are sales, so that country and currency stay. */
  public boolean hasSales() {
    return database.read(sql -> sql.number(ANY_SALE)) > 0;
  }

  /** Changes what may change of the shop, or nothing. */
  public Change change(String name, String country, String currency, String zone) {
    return writes.now(tx -> {
      Shop before = shop(tx);
      if (before == null) {
        return Change.NO_SHOP;
      }
      Shop after = new Shop(name, country, currency, zone, before.staff(), before.signOutMinutes());
      boolean money = !currency.equals(before.currency());
      if ((money || !country.equals(before.country())) && tx.number(ANY_SALE) > 0) {
        return Change.HAS_SALES;
      }
      Version rules = inForce(tx);
      if (money
          && rules != null
          && read(after, rules.version(), rules.text()) instanceof Reading.Bad) {
        return Change.RULES_OF_OTHER_CURRENCY;
      }
      if (!after.equals(before)) {
        put(tx, after);
      }
      return Change.DONE;
    });
  }

  /**
   * Sets shop and rules up within a writer's task; null when that was done before, else the
   * reading, which has put the document in force if it is good.
   */
  public @Nullable Reading setFirst(WriteTransaction tx, Shop shop, String rules)
      throws SQLException {
    if (shop(tx) != null) {
      return null;
    }
    put(tx, shop);
    return acceptRules(tx, rules);
  }

  private void put(WriteTransaction tx, Shop shop) throws SQLException {
    tx.update(SET_SHOP, Wire.text(shop), Head.of(tx).takeRevision());
    tell(tx);
  }

  /** Sets name, country, currency, zone and staff. The currency can't change once sales exist. */
  public void setShop(Shop shop) {
    Currency.getInstance(shop.currency());
    ZoneId.of(shop.zone());
    writes.now(tx -> {
      Shop before = shop(tx);
      if (shop.equals(before)) {
        return false;
      }
      if (before != null && !before.currency().equals(shop.currency()) && tx.number(ANY_SALE) > 0) {
        throw new IllegalArgumentException(
            "The shop has sales in " + before.currency() + ": its currency can't change now.");
      }
      put(tx, shop);
      return true;
    });
  }

  /** The document in force; null before the first. */
  public @Nullable Version rules() {
    return database.find(Program::inForce);
  }

  /**
   * Puts a document in force when it reads well and differs from the one in force; the reading says
   * which version that is, or what is wrong. Needs the shop to be set.
   */
  public Reading acceptRules(String text) {
    return writes.now(tx -> acceptRules(tx, text));
  }

  Reading acceptRules(WriteTransaction tx, String text) throws SQLException {
    Shop shop = shop(tx);
    if (shop == null) {
      throw new IllegalStateException("set the shop first: rules need its currency");
    }
    Version before = inForce(tx);
    boolean same = before != null && before.text().equals(text);
    int version = before == null ? 1 : same ? before.version() : before.version() + 1;
    Reading reading = read(shop, version, text);
    if (reading instanceof Reading.Good && !same) {
      tx.update(ACCEPT, version, text, clock.millis(), Head.of(tx).takeRevision());
      tell(tx);
    }
    return reading;
  }

  /** What the shop offers at this moment; null while shop or rules are missing. */
  public @Nullable Terms terms(Sql sql) throws SQLException {
    return terms(sql, Roll.read(sql));
  }

  private @Nullable Terms terms(Sql sql, Roll roll) throws SQLException {
    Shop shop = shop(sql);
    Version version = inForce(sql);
    return shop == null || version == null ? null : new Terms(shop, rules(shop, version), roll);
  }

  /** The same for a writer: read once for all tasks of a commit, and again after a change in it. */
  public @Nullable Terms terms(WriteTransaction tx) throws SQLException {
    OfCommit ofCommit = tx.shared(OfCommit.class, shared -> new OfCommit());
    Roll roll = Roll.of(tx);
    if (!ofCommit.read) {
      ofCommit.terms = terms(tx, roll);
      ofCommit.read = true;
    }
    Terms terms = ofCommit.terms;
    return terms == null || terms.roll() == roll
        ? terms
        : new Terms(terms.shop(), terms.rules(), roll);
  }

  private static final class OfCommit {
    private boolean read;
    private @Nullable Terms terms;
  }

  /** The rules of a version that was in force once. */
  public Rules rulesOf(Sql sql, Shop shop, int version) throws SQLException {
    Version found = sql.one(OF_VERSION, Program::version, version);
    if (found == null) {
      throw new SQLException("the rules of version " + version + " are missing");
    }
    return rules(shop, found);
  }

  /** The shop as a reading has it; null before the first run has set it. */
  public @Nullable Shop shop(Sql sql) throws SQLException {
    String body = sql.one(SHOP, row -> row.text(1));
    if (body == null) {
      return null;
    }
    ShopRead known = shopRead;
    if (known == null || !known.body().equals(body)) {
      known = new ShopRead(body, shopOf(body));
      shopRead = known;
    }
    return known.shop();
  }

  private Rules rules(Shop shop, Version version) throws SQLException {
    Currency currency = Currency.getInstance(shop.currency());
    ZoneId zone = ZoneId.of(shop.zone());
    Read known = readings.get(version.version());
    if (known != null
        && known.text().equals(version.text())
        && known.currency().equals(currency)
        && known.zone().equals(zone)) {
      return known.rules();
    }
    return switch (read(shop, version.version(), version.text())) {
      case Reading.Good good -> {
        readings.put(version.version(), new Read(version.text(), currency, zone, good.rules()));
        yield good.rules();
      }
      case Reading.Bad bad ->
          throw new SQLException(
              "the rules of version "
                  + version.version()
                  + " can't be read any more: "
                  + bad.problems());
    };
  }

  private static Reading read(Shop shop, int version, String text) {
    return RulesDocument.read(
        text, version, Currency.getInstance(shop.currency()), ZoneId.of(shop.zone()));
  }

  private static Shop shopOf(String body) throws SQLException {
    try {
      return Wire.decode(body, Shop.class);
    } catch (WireException e) {
      throw new SQLException("the shop can't be read: " + e.getMessage(), e);
    }
  }

  private static @Nullable Version inForce(Sql sql) throws SQLException {
    return sql.one(IN_FORCE, Program::version);
  }

  private static Version version(regulars.server.db.Row row) throws SQLException {
    return new Version(Math.toIntExact(row.number(1)), row.text(2));
  }

  private void tell(WriteTransaction tx) throws SQLException {
    tx.shared(OfCommit.class, shared -> new OfCommit()).read = false;
    Head head = Head.of(tx);
    News.of(tx)
        .tellAfterCommit(
            tx,
            pokes,
            live -> new Poke(head.epoch(), head.cursor().seq(), head.cursor().revision(), live));
  }
}
