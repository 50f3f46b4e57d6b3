package regulars.counter.till.line;

/**
 * A line that was not used.
 *
 * @param line its number in the file or stream, 1 the first
 * @param reason what is wrong with it and how to write it
 */
public record RefusedLine(long line, String reason) {}
