package regulars.system.simulation;

/** What has to hold, by name. */
enum Invariant {
  /** No balance below zero, unless a manager said so or a restore replayed what had happened. */
  AVAILABLE_IS_NOT_NEGATIVE,
  /** One operation writes at most one entry, and only one that it asked for. */
  ONE_EFFECT_PER_OPERATION,
  /** A balance is the sum of its entries, a version their number. */
  BALANCE_IS_THE_SUM,
  /** An entry is reversed at most once and exactly. */
  REVERSED_ONCE_AND_EXACTLY,
  /** What was answered once is answered for ever. */
  ANSWERS_STICK,
  /** What a person was told is done stays done; what was told refused is never done. */
  PEOPLE_ARE_TOLD_THE_TRUTH,
  /** A withdrawn redemption takes nothing in the end. */
  WITHDRAWN_TAKES_NOTHING,
  /** The operations that the server has of a device are 1, 2, 3 … without a gap. */
  APPLIED_IS_A_PREFIX,
  /** Entries are never changed and never removed. */
  HISTORY_STAYS,
  /** The feed skips nothing, and its hashes prove it. */
  FEED_SKIPS_NOTHING,
  /** What was acknowledged is never lost, restores included. */
  ACKNOWLEDGED_IS_KEPT,
  /** A sale counts once, however often and wherever it comes in. */
  SALE_COUNTS_ONCE,
  /** Points are what the rules give. */
  POINTS_ARE_RIGHT,
  /** An operation keeps its id, its number and its content. */
  OPERATION_KEEPS_ITS_ID,
  /** One phone is one member. */
  ONE_PHONE_ONE_MEMBER,
  /** Two disks that claim to be one counter are found. */
  CLONE_IS_FOUND,
  /** With the faults gone, everything is answered and every mirror is the ledger. */
  CATCHES_UP,
  /** The server's own check agrees. */
  VERIFIES,
  /** Nothing fails that need not. */
  NO_SURPRISE
}
