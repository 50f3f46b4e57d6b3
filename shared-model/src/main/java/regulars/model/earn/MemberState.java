package regulars.model.earn;

import regulars.model.member.MemberCard;

/**
 * What a decision needs to know of a member.
 *
 * @param balance points before the sale
 * @param sales how many sales were counted for them
 * @param largestSale the largest of those, in minor units
 */
public record MemberState(long balance, long sales, long largestSale) {

  /** Somebody who joins with this very sale. */
  public static final MemberState NEW = new MemberState(0, 0, 0);

  /** What a decision needs of this card. */
  public static MemberState of(MemberCard card) {
    return new MemberState(card.balance(), card.sales(), card.largestSale());
  }
}
