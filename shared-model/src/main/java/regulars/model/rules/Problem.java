package regulars.model.rules;

import org.jspecify.annotations.Nullable;

/**
 * One line of a rules document that can't be used, in words that say what to do.
 *
 * @param line its number, 1 the first; one more than the last for something the document lacks
 * @param text the line as it was read; empty for something the document lacks
 * @param message what is wrong and what to write instead
 * @param suggestion the nearest sentence that would be understood; null when none is near
 */
public record Problem(int line, String text, String message, @Nullable String suggestion) {

  /** "Line 7: I don't understand this line. Try: Lapsing after 30 days", for logs and lists. */
  @Override
  public String toString() {
    return "Line " + line + ": " + message + (suggestion == null ? "" : " Try: " + suggestion);
  }
}
