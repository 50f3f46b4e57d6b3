package regulars.server.trial;

import regulars.model.earn.MemberState;

/** How some accounts stand at one moment of the past, or would stand. A few longs for each. */
final class Standing {
  private final long first;
  private final long[] balance;
  private final long[] sales;
  private final long[] largest;

  /** Points of the period's sales. */
  private final long[] earned;

  Standing(long first, int accounts) {
    this.first = first;
    this.balance = new long[accounts];
    this.sales = new long[accounts];
    this.largest = new long[accounts];
    this.earned = new long[accounts];
  }

  MemberState of(long account) {
    int at = at(account);
    return new MemberState(balance[at], sales[at], largest[at]);
  }

  void add(long account, long points) {
    balance[at(account)] = Math.addExact(balance[at(account)], points);
  }

  void earn(long account, long points) {
    earned[at(account)] = Math.addExact(earned[at(account)], points);
  }

  void countSale(long account, long total) {
    sales[at(account)]++;
    largest[at(account)] = Math.max(largest[at(account)], total);
  }

  long earned(long account) {
    return earned[at(account)];
  }

  private int at(long account) {
    return Math.toIntExact(account - first);
  }
}
