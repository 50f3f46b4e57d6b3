package regulars.server.shop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import regulars.model.rules.Problem;
import regulars.model.rules.Reading;
import regulars.model.staff.Role;
import regulars.model.sync.Change.Shop;
import regulars.model.sync.Change.StaffMember;
import regulars.server.program.Program;
import regulars.server.rules.RulesFolder;

/** Sets a fresh ledger up with a shop and a rules document; leaves any other alone. */
public final class FirstShop {
  private FirstShop() {}

  /** An empty shop with one person who may do everything. */
  public static Shop empty(String name, String country, String currency, String zone) {
    return new Shop(
        name, country, currency, zone, List.of(new StaffMember("owner", "Owner", Role.OWNER)));
  }

  /** A document for an empty shop: a point for about a dollar's worth, one reward. */
  public static String document(Currency currency) throws IOException {
    // Without cents, one of the currency is worth a cent.
    String amount = currency.getDefaultFractionDigits() == 0 ? "100" : "1";
    return resource("first-rules.txt").replace("{unit}", currency.getCurrencyCode() + " " + amount);
  }

  /**
   * Sets shop and rules when the ledger has no shop yet.
   *
   * @param rulesFolder gets the document, where it has none of its own
   * @return whether it was a first run
   */
  public static boolean set(Program program, Shop shop, Path rulesFolder, String document)
      throws IOException {
    if (program.shop() != null) {
      return false;
    }
    Path file = rulesFolder.resolve(RulesFolder.FILE);
    if (!Files.exists(file)) {
      Files.createDirectories(rulesFolder);
      Files.writeString(file, document, StandardCharsets.UTF_8);
    }
    program.setShop(shop);
    if (program.acceptRules(document) instanceof Reading.Bad bad) {
      throw new IOException(
          "The first rules can't be used: "
              + String.join("; ", bad.problems().stream().map(Problem::toString).toList()));
    }
    return true;
  }

  static String resource(String name) throws IOException {
    try (InputStream in = FirstShop.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not among the program's resources");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
