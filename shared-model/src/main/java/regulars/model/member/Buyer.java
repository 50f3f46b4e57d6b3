package regulars.model.member;

/** Whom a till's sale belongs to, as far as the till knows. */
public sealed interface Buyer {

  /** The till named nobody. */
  record Nobody() implements Buyer {}

  /** By phone number; a number nobody has yet makes a member. */
  record ByPhone(Phone phone) implements Buyer {}

  /** By the member number on the card. */
  record ByNumber(MemberNumber number) implements Buyer {}

  /**
   * By the number that another system (the shop's old program) knew them by.
   *
   * @param number as the other system wrote it, at most 64 characters
   */
  record ByExternalNumber(String number) implements Buyer {}

  /** By the record itself: the barista had the member's card open. */
  record ById(java.util.UUID memberId) implements Buyer {}
}
