package regulars.server.program;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import regulars.model.rules.Reading;
import regulars.model.sync.Change.Shop;
import regulars.server.db.Database;
import regulars.server.db.Writes;
import regulars.server.poke.Pokes;

/** The shop and its rules, every version kept. Safe for use by many threads. */
public final class Program {
  /** Reads from {@code database}, writes through {@code writes}, tells {@code pokes}. */
  public Program(Database database, Writes writes, Clock clock, Pokes pokes) {}

  /** The shop; null before the first run has set it. */
  public @Nullable Shop shop() {
    throw new UnsupportedOperationException();
  }

  /** Sets name, country, currency, zone and staff. The currency can't change once sales exist. */
  public void setShop(Shop shop) {
    throw new UnsupportedOperationException();
  }

  /** The document in force; null before the first. */
  public @Nullable Version rules() {
    throw new UnsupportedOperationException();
  }

  /**
   * Puts a document in force when it reads well and differs from the one in force; the reading says
   * which version that is, or what is wrong. Needs the shop to be set.
   */
  public Reading acceptRules(String text) {
    throw new UnsupportedOperationException();
  }

  /** A document with its version, 1 the first. */
  public record Version(int version, String text) {}
}
