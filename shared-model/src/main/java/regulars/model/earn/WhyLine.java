package regulars.model.earn;

/**
 * One reason for points: a rule, what it applied to, and how many it gave. The why-lines of an
 * entry always sum to its points.
 *
 * @param rule the rule's sentence as the owner wrote it
 * @param onMinor the amount it applied to, in minor units of the shop's currency
 * @param points what it gave; negative when points are taken back
 */
public record WhyLine(String rule, long onMinor, long points) {}
