package regulars.counter.home;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regulars.counter.Counter;
import regulars.counter.desk.DeskStatus.TillStatus;
import regulars.counter.till.TillHealth;
import regulars.counter.till.TillSource;
import regulars.counter.till.export.ProfileException;
import regulars.counter.till.export.Profiles;
import regulars.counter.till.folder.FolderSettings;
import regulars.counter.till.folder.FolderTill;
import regulars.counter.till.http.HttpTill;
import regulars.counter.till.http.TillToken;
import regulars.counter.till.line.ShopTerms;
import regulars.counter.till.serial.NativeLibrary;
import regulars.counter.till.serial.SerialSettings;
import regulars.counter.till.serial.SerialTill;
import regulars.model.sync.Change.Shop;

/** The tills of one counter, from its settings: started, watched and stopped together. */
public final class Tills implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Tills.class);

  private final List<TillSource> sources = new ArrayList<>();

  private Tills() {}

  /**
   * Starts what the settings name. The counter's status tells how they stand.
   *
   * @param home for the token, the serial library and what was read of watched folders
   */
  public static Tills start(
      CounterHome home, CounterSettings settings, Counter counter, Clock clock)
      throws HomeException {
    Tills tills = new Tills();
    Path folder = home.counter();
    Supplier<@Nullable ShopTerms> shop = terms(counter);
    try {
      if (!settings.serial().isEmpty()) {
        NativeLibrary.load(folder.resolve("native"));
      }
      for (SerialSettings each : settings.serial()) {
        tills.sources.add(
            new SerialTill(each, counter.sales(), shop, clock, counter::statusChanged));
      }
      Profiles profiles = Profiles.read(home.profiles());
      int number = 0;
      for (FolderSettings each : settings.folders()) {
        Path memory = folder.resolve("folder-" + ++number + ".read");
        tills.sources.add(
            new FolderTill(
                each, memory, counter.sales(), shop, profiles, clock, counter::statusChanged));
      }
      for (CounterSettings.Web each : settings.http()) {
        TillToken token = TillToken.of(folder.resolve("http-till.token"), new SecureRandom());
        tills.sources.add(
            new HttpTill(
                each.name(),
                each.port(),
                token,
                counter.sales(),
                shop,
                clock,
                counter::statusChanged));
      }
    } catch (IOException | ProfileException | UnsatisfiedLinkError e) {
      throw new HomeException("The tills can't be started: " + e.getMessage(), e);
    }
    counter.tills(tills::status);
    tills.sources.forEach(TillSource::start);
    LOG.info("{} tills are set up", tills.sources.size());
    return tills;
  }

  /** How each of them stands. */
  public List<TillStatus> status() {
    return sources.stream().map(TillSource::health).map(Tills::status).toList();
  }

  @Override
  public void close() {
    sources.forEach(TillSource::close);
  }

  private static TillStatus status(TillHealth health) {
    return new TillStatus(health.name(), health.working(), health.lastSale(), health.problem());
  }

  /** The terms as the shop stands now, made anew only when it changes. */
  static Supplier<@Nullable ShopTerms> terms(Counter counter) {
    return new Supplier<>() {
      private @Nullable Shop last;
      private @Nullable ShopTerms terms;

      @Override
      public synchronized @Nullable ShopTerms get() {
        Shop shop = counter.desk().shop();
        if (shop != null && !shop.equals(last)) {
          terms = ShopTerms.of(shop);
          last = shop;
        }
        return terms;
      }
    };
  }
}
