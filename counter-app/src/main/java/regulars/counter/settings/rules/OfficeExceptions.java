package regulars.counter.settings.rules;

import regulars.counter.office.OfficeException;
import regulars.counter.words.Words;

/** What went wrong, in the screen's words. */
final class OfficeExceptions {
  private OfficeExceptions() {}

  /** What the office threw; anything else is a bug, told as a refusal. */
  static OfficeException of(Exception failure) {
    return failure instanceof OfficeException office
        ? office
        : new OfficeException(OfficeException.Kind.REFUSED, "", String.valueOf(failure));
  }

  /** A sentence with the next step. */
  static String sentence(OfficeException why, Words words) {
    String key = "rules.refused." + why.word();
    return switch (why.kind()) {
      case OFFLINE -> words.text("settings.offline-sentence");
      case SIGN_IN, NOT_ALLOWED -> words.text("settings.not-allowed-sentence");
      case REFUSED ->
          !why.word().isEmpty() && words.knows(key)
              ? words.text(key)
              : String.valueOf(why.getMessage());
    };
  }
}
