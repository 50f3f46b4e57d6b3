package regulars.server.imports;

import org.jspecify.annotations.Nullable;
import regulars.model.member.MemberNumber;
import regulars.server.member.Account;

/**
 * What a row comes to, or came to.
 *
 * @param line the row
 * @param outcome in a word
 * @param member the number of the member it is about; null when it is about none that is there
 * @param name their name; null when nobody asked
 * @param why which of the row's parts is wrong, or what the member was found by; null where neither
 *     is to be said
 */
public record Verdict(
    int line,
    Outcome outcome,
    @Nullable MemberNumber member,
    @Nullable String name,
    @Nullable String why) {

  /** What can come of a row. */
  public enum Outcome {
    /** A new member; in an import it is made. */
    NEW,
    /** A member already, and stays as they are. */
    KNOWN,
    /** A member already, to whom the points are added. */
    ADDED,
    /** An earlier import of this very file took it in: nothing is done twice. */
    BEFORE,
    /** Left out, because the owner said so. */
    SKIPPED,
    /** It can't be taken in. */
    REFUSED
  }

  static Verdict of(ListedRow row, Outcome outcome, @Nullable String why) {
    return new Verdict(row.line(), outcome, null, null, why);
  }

  static Verdict of(ListedRow row, Outcome outcome, Account account, @Nullable String why) {
    return new Verdict(row.line(), outcome, new MemberNumber(account.id()), account.name(), why);
  }
}
