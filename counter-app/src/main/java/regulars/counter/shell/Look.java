package regulars.counter.shell;

import java.util.Locale;

/**
 * How the window looks on this PC.
 *
 * @param theme light, dark, or as the system has it
 * @param textPercent 100, 125 or 150
 * @param language two letters; empty for the system's
 * @param display whether the customer's window is open
 */
public record Look(Theme theme, int textPercent, String language, boolean display) {

  /** Which theme. */
  public enum Theme {
    SYSTEM,
    LIGHT,
    DARK
  }

  /** A new PC. */
  public static final Look USUAL = new Look(Theme.SYSTEM, 100, "");

  private static final int SMALLEST = 100;
  private static final int LARGEST = 150;
  private static final int STEP = 25;

  /** Keeps the text between the sizes that fit. */
  public Look {
    textPercent = Math.clamp(textPercent, SMALLEST, LARGEST);
  }

  /** With no window for the customer. */
  public Look(Theme theme, int textPercent, String language) {
    this(theme, textPercent, language, false);
  }

  /** The same with or without the customer's window. */
  public Look withDisplay(boolean open) {
    return new Look(theme, textPercent, language, open);
  }

  /** The same in another theme. */
  public Look with(Theme other) {
    return new Look(other, textPercent, language, display);
  }

  /** The same with larger or smaller text. */
  public Look withText(int percent) {
    return new Look(theme, percent, language, display);
  }

  /** The same one step larger (1) or smaller (-1). */
  public Look step(int steps) {
    return withText(textPercent + steps * STEP);
  }

  /** The same in another language. */
  public Look withLanguage(String other) {
    return new Look(theme, textPercent, other, display);
  }

  /** The locale for this language, given the system's. */
  public Locale locale(Locale system) {
    if (language.isEmpty() || language.equals(system.getLanguage())) {
      return system;
    }
    // The system's region still says how money and dates are written.
    return new Locale.Builder().setLanguage(language).setRegion(system.getCountry()).build();
  }
}
