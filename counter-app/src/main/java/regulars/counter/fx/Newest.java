package regulars.counter.fx;

import java.util.function.Consumer;

/**
 * Lets only the answer to the newest question through: an older one that comes late is dropped.
 * Used on the screen's thread only.
 */
public final class Newest {
  private long newest;

  /** Starts a new question; answers to older ones are dropped from now on. */
  public void ask() {
    newest++;
  }

  /** Wraps what is to be done with the answer to the question asked last. */
  public <T> Consumer<T> only(Consumer<T> answer) {
    long mine = newest;
    return result -> {
      if (mine == newest) {
        answer.accept(result);
      }
    };
  }
}
