package regulars.model.sync;

/** Why an operation was refused. Names travel on the wire and are stored: never rename one. */
public enum Refusal {
  /** A field is missing, too long or makes no sense; kept in the inbox. */
  INVALID,
  /** A kind of action that this server does not know; kept in the inbox. */
  UNSUPPORTED,
  /** Phone or external number belongs to a member already: see the live member. */
  ALREADY_MEMBER,
  /** Nobody has this member id. */
  UNKNOWN_MEMBER,
  /** The same sale was counted before; nothing is added. */
  ALREADY_COUNTED,
  /** A sale of the same key with another total was counted before; kept in the inbox. */
  SALE_CONFLICT,
  /** The sale is in another currency than the shop's; kept in the inbox. */
  WRONG_CURRENCY,
  /** Too few points; {@code missing} says how many. */
  SHORT,
  /** Somebody redeemed or reversed since the barista looked; confirm again. */
  CHANGED_SINCE,
  /** The reward is gone or costs something else now. */
  STALE_OFFER,
  /** Somebody changed the profile since; kept in the inbox. */
  STALE_EDIT,
  /** The entry was reversed before. */
  ALREADY_REVERSED,
  /** Refunds of the sale stand in the way: what they took has to be given back first. */
  REFUNDED,
  /** No such entry of this member. */
  UNKNOWN_ENTRY,
  /** No such hold. */
  UNKNOWN_HOLD,
  /** The hold was released or rejected before. */
  HOLD_SETTLED,
  /** No such sale was counted. */
  UNKNOWN_SALE,
  /** The sale is a member's already: see the live member. */
  SALE_TAKEN,
  /** The sale waits for a person, or was rejected: it has to be released first. */
  SALE_HELD,
  /** The sale was too long ago. */
  TOO_LATE,
  /** The named staff may not do this. */
  NOT_ALLOWED,
  /** The counter had given up waiting before the server first saw it. */
  WITHDRAWN,
  /** The server was restored and waits for its counters; no points leave a balance until then. */
  RECOVERING
}
