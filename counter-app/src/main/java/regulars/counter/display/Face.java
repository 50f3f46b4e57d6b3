package regulars.counter.display;

/** What the customer's display shows. It names nobody: an initial, and points. */
sealed interface Face {

  /**
   * Nobody is at the counter.
   *
   * @param shop its name
   * @param line one friendly line
   */
  record Calm(String shop, String line) implements Face {}

  /**
   * Somebody's points.
   *
   * @param initial the first letter of the name with a dot; empty where there is no name
   * @param points of this sale or reward with their sign; empty where there was none
   * @param up whether points came in
   * @param balance with its word
   * @param toNext what is missing to the next reward; empty where there is none
   * @param way how far it is to the next reward, 0 to 1; below zero where there is none
   * @param ready the reward that is ready; empty where none is
   */
  record Points(
      String initial,
      String points,
      boolean up,
      String balance,
      String toNext,
      double way,
      String ready)
      implements Face {}
}
