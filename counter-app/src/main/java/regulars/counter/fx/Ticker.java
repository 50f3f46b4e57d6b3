package regulars.counter.fx;

/** Calls once a second on the screen's thread. Tests tick by hand. */
public interface Ticker {

  /**
   * Calls {@code everySecond} from now on.
   *
   * @return run it to stop
   */
  Runnable start(Runnable everySecond);
}
