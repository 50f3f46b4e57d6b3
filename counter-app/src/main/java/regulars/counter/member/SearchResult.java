package regulars.counter.member;

import java.util.UUID;

/** One line under the search field. */
sealed interface SearchResult {

  /**
   * A member that matches.
   *
   * @param memberId who
   * @param name as shown
   * @param phone as shown; empty when there is none
   * @param number as shown; empty when there is none
   * @param balance as shown
   * @param waiting as shown; empty when nothing waits
   */
  record Match(
      UUID memberId, String name, String phone, String number, String balance, String waiting)
      implements SearchResult {}

  /**
   * Nobody has this number: make a member of it.
   *
   * @param phone the number as shown
   */
  record Add(String phone) implements SearchResult {}
}
