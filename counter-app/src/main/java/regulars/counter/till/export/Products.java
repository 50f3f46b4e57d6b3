package regulars.counter.till.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the other system's product numbers are. */
final class Products {
  private static final int MOST = 200_000;

  /** An item and its category, in the words of the rules document. */
  record Product(String item, String category) {}

  private final Map<String, Product> byNumber = new HashMap<>();
  private final String file;

  private Products(String file) {
    this.file = file;
  }

  static Products read(Path path, Profile profile, Profile.Products columns)
      throws IOException, ProfileException {
    Products products = new Products(columns.file());
    SideFile.read(
        path,
        profile,
        List.of(columns.product(), columns.item(), columns.category()),
        (number, cells) -> {
          if (products.byNumber.size() == MOST) {
            throw new ProfileException(columns.file() + " has more than " + MOST + " products.");
          }
          String category = cells.get(2).strip();
          products.byNumber.put(
              cells.get(0).strip(),
              new Product(
                  cells.get(1).strip(), profile.categories().getOrDefault(category, category)));
        });
    return products;
  }

  @Nullable Product find(String number) {
    return byNumber.get(number);
  }

  String file() {
    return file;
  }
}
