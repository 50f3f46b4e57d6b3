package regulars.counter.member;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextFormatter.Change;
import regulars.model.member.PhoneNumbers;

/** Formats a phone number while it is typed, and keeps the cursor behind the same digit. */
final class PhoneTyping {
  private static final String PUNCTUATION = " ()-./";

  private PhoneTyping() {}

  /** The text as it should stand, and the cursor in it. */
  record Typed(String text, int caret) {}

  /** A formatter for a text field; {@code phones} is asked at every key. */
  static TextFormatter<String> formatter(Supplier<PhoneNumbers> phones) {
    return new TextFormatter<>(change -> {
      if (change.isContentChange()) {
        Typed typed =
            format(
                change.getControlNewText(),
                change.getCaretPosition(),
                digits -> phones.get().asTyped(digits));
        replace(change, typed);
      }
      return change;
    });
  }

  private static void replace(Change change, Typed typed) {
    change.setRange(0, change.getControlText().length());
    change.setText(typed.text());
    change.selectRange(typed.caret(), typed.caret());
  }

  /** What {@code text} becomes; a text with letters in it stays as it is, for a person to see. */
  static Typed format(String text, int caret, UnaryOperator<String> asTyped) {
    if (text.chars().anyMatch(c -> !isDigit(c) && PUNCTUATION.indexOf(c) < 0 && c != '+')) {
      return new Typed(text, caret);
    }
    String digits = digits(text);
    int before = digits(text.substring(0, Math.min(caret, text.length()))).length();
    String formatted = digits.isEmpty() ? "" : asTyped.apply(digits);
    return new Typed(
        formatted, before == digits.length() ? formatted.length() : after(formatted, before));
  }

  // The place right behind the given number of digits; a plus sign counts as one.
  private static int after(String formatted, int digits) {
    int seen = 0;
    for (int at = 0; at < formatted.length(); at++) {
      if (seen == digits) {
        return at;
      }
      if (isDigit(formatted.charAt(at)) || formatted.charAt(at) == '+') {
        seen++;
      }
    }
    return formatted.length();
  }

  private static String digits(String text) {
    StringBuilder kept = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isDigit(c) || (c == '+' && kept.isEmpty())) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
