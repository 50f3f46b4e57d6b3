package regulars.model.earn;

/** Why a sale waits for a person. */
public enum HoldReason {
  /** Far more than this member ever bought. */
  FAR_ABOVE_USUAL,
  /** Above the limit that the rules set for anybody. */
  ABOVE_LIMIT,
  /** A refund or void that would take more points than the member has. */
  BELOW_ZERO,
  /** A refund or void of a sale that was never seen. */
  UNKNOWN_ORIGINAL
}
