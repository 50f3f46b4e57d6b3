package regulars.model.redeem;

/** Whether a reward may be handed out now. */
public sealed interface Verdict {

  /**
   * Take the points.
   *
   * @param balanceAfter what the member has then; below zero only where a manager let it pass
   */
  record Go(long balanceAfter) implements Verdict {}

  /**
   * Not enough points.
   *
   * @param missing how many, at least 1
   */
  record Short(long missing) implements Verdict {}

  /** No reward with this name costs this much any more: show the rewards of today. */
  record StaleOffer() implements Verdict {}

  /** Points were spent since the barista looked: show the balance and ask again. */
  record ChangedSince() implements Verdict {}
}
