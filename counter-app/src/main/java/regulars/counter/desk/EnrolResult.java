package regulars.counter.desk;

import java.util.UUID;

/** What became of a quick-add. */
public sealed interface EnrolResult {
  /** A new member, stored here, sent when the server can be reached. */
  record Enrolled(UUID memberId) implements EnrolResult {}

  /** The phone is a member's already: open that one. */
  record Existing(UUID memberId) implements EnrolResult {}

  /**
   * Not a phone number.
   *
   * @param messageKey what is wrong and what to do, in the message bundle
   */
  record BadPhone(String messageKey) implements EnrolResult {}
}
