package regulars.counter.desk;

/**
 * What came of a PIN.
 *
 * @param right whether it was theirs
 * @param triesLeft how many wrong ones are left before the next wait
 * @param waitSeconds how long to wait before the next try; 0 when there is no need to
 */
public record PinCheck(boolean right, int triesLeft, int waitSeconds) {}
