/**
 * What the counter can do for the person in front of it, without a word about windows: look up,
 * enrol, redeem, reverse, watch the till.
 */
@NullMarked
package regulars.counter.desk;

import org.jspecify.annotations.NullMarked;
