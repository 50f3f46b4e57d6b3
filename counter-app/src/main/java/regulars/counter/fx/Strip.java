package regulars.counter.fx;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The one strip that tells what just happened, with at most one thing to do about it. A newer
 * message takes the place of an older one; each goes by itself. Used on the screen's thread only.
 */
public final class Strip {

  /** What kind of news. */
  public enum Kind {
    DONE,
    NOTE,
    PROBLEM
  }

  /**
   * What the strip says.
   *
   * @param kind how it looks
   * @param text a sentence
   * @param offer what can be done about it; null for nothing
   */
  public record Message(Kind kind, String text, @Nullable Offer offer) {}

  /**
   * Something to do about a message.
   *
   * @param label one word
   * @param action what it does
   */
  public record Offer(String label, Runnable action) {}

  private final Ticker ticker;
  private final ReadOnlyObjectWrapper<@Nullable Message> message = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper secondsLeft = new ReadOnlyIntegerWrapper();
  private @Nullable Runnable stop;

  /** An empty strip that counts its seconds by {@code ticker}. */
  public Strip(Ticker ticker) {
    this.ticker = ticker;
  }

  /** What it says now; null when there is nothing to say. */
  public ReadOnlyObjectProperty<@Nullable Message> messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** How long it will still say so. */
  public ReadOnlyIntegerProperty secondsLeftProperty() {
    return secondsLeft.getReadOnlyProperty();
  }

  /** Says it for this many seconds. */
  public void show(Message news, int seconds) {
    dismiss();
    secondsLeft.set(seconds);
    message.set(news);
    stop = ticker.start(this::tick);
  }

  /** Says it was done, for five seconds. */
  public void done(String text) {
    show(new Message(Kind.DONE, text, null), 5);
  }

  /** Says something worth knowing, for five seconds. */
  public void note(String text) {
    show(new Message(Kind.NOTE, text, null), 5);
  }

  /** Says what went wrong and what to do, for fifteen seconds. */
  public void problem(String text) {
    show(new Message(Kind.PROBLEM, text, null), 15);
  }

  /** Takes the offer, if there is one, and clears the strip. */
  public void act() {
    Message now = message.get();
    dismiss();
    if (now != null && now.offer() != null) {
      now.offer().action().run();
    }
  }

  /** Clears the strip. */
  public void dismiss() {
    if (stop != null) {
      stop.run();
      stop = null;
    }
    message.set(null);
  }

  private void tick() {
    secondsLeft.set(secondsLeft.get() - 1);
    if (secondsLeft.get() <= 0) {
      dismiss();
    }
  }
}
