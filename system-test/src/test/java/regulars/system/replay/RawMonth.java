package regulars.system.replay;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds up a coffee chain's month straight from its files, with nothing of the product: commas split
 * by hand, points by the house rules as a person would work them out.
 */
final class RawMonth {
  private static final BigDecimal HOLD_OVER = new BigDecimal("500");
  private static final int REGULAR_FROM = 5;

  /** The rows that are known to be broken. */
  static final Set<Integer> BROKEN = Set.of(4, 5, 6, 7, 8, 9, 10, 11, 14, 18, 19);

  final Map<String, Long> balances = new HashMap<>();
  int receipts;
  int skipped;
  int held;
  int announced;
  int added;

  private final Map<String, Integer> visits = new HashMap<>();
  private final Map<String, BigDecimal> largest = new HashMap<>();

  static RawMonth addUp(Path folder) throws IOException {
    Set<String> beans = new HashSet<>();
    for (String line : Files.readAllLines(folder.resolve("product.csv"))) {
      if (line.split(",")[2].equals("Coffee beans")) {
        beans.add(line.split(",")[0]);
      }
    }
    Set<String> members = new HashSet<>();
    for (String line : Files.readAllLines(folder.resolve("customer.csv"))) {
      members.add(line.split(",")[0]);
    }
    Map<String, List<String[]>> receipts = new LinkedHashMap<>();
    List<String> lines = Files.readAllLines(folder.resolve("201904_sales_reciepts.csv"));
    for (int number = 2; number <= lines.size(); number++) {
      if (!BROKEN.contains(number)) {
        String[] row = lines.get(number - 1).split(",");
        receipts
            .computeIfAbsent(row[1] + " " + row[3] + " " + row[0], key -> new ArrayList<>())
            .add(row);
      }
    }
    RawMonth month = new RawMonth();
    receipts.values().forEach(rows -> month.receipt(rows, members, beans));
    return month;
  }

  private void receipt(List<String[]> rows, Set<String> members, Set<String> beans) {
    receipts++;
    String customer = rows.get(0)[5];
    if (!members.contains(customer)) {
      skipped++;
      return;
    }
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal onBeans = BigDecimal.ZERO;
    for (String[] row : rows) {
      BigDecimal amount = new BigDecimal(row[11]);
      total = total.add(amount);
      onBeans = beans.contains(row[9]) ? onBeans.add(amount) : onBeans;
    }
    BigDecimal usual = largest.getOrDefault(customer, BigDecimal.ZERO);
    boolean far =
        visits.getOrDefault(customer, 0) >= REGULAR_FROM
            && total.compareTo(usual.multiply(BigDecimal.valueOf(5))) > 0;
    if (far || total.compareTo(HOLD_OVER) > 0) {
      held++;
      return;
    }
    visits.merge(customer, 1, Integer::sum);
    largest.merge(customer, total, BigDecimal::max);
    long before = balances.getOrDefault(customer, 0L);
    long after = before + total.toBigInteger().longValue() + onBeans.toBigInteger().longValue();
    balances.put(customer, after);
    if ((before < 100 && after >= 100) || (before < 250 && after >= 250)) {
      announced++;
    } else {
      added++;
    }
  }

  long points() {
    return balances.values().stream().mapToLong(Long::longValue).sum();
  }
}
