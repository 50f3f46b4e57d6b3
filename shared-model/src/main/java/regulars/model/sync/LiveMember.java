package regulars.model.sync;

import java.util.List;
import regulars.model.ledger.ChainedEntry;
import regulars.model.member.MemberCard;

/**
 * A member as the server has them this moment, for the card on the screen.
 *
 * @param card balance and profile
 * @param latest their newest entries, newest first, at most {@value #MOST_ENTRIES}
 */
public record LiveMember(MemberCard card, List<ChainedEntry> latest) {
  /** Enough for a screen of statement. */
  public static final int MOST_ENTRIES = 50;
}
