package regulars.model.rules;

/**
 * The base rule: {@code points} for every full {@code perMinor} of a sale's total.
 *
 * @param text the sentence as written, for why-lines
 * @param line its line in the document, 1 the first
 * @param points at least 1
 * @param perMinor at least 1 minor unit of the shop's currency
 */
public record Earn(String text, int line, long points, long perMinor) {}
