package regulars.model.earn;

/** Why a sale gives nobody points. */
public enum SkipReason {
  /** The till named nobody. */
  NO_MEMBER,
  /** The till gave a number that no member has, and no phone to enrol one by. */
  UNKNOWN_NUMBER,
  /** The sale that this refund or void is about gave nobody points. */
  ORIGINAL_SKIPPED
}
