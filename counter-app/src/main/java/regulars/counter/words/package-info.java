/**
 * The shop's words in the languages that the counter speaks, and how it writes numbers and days.
 */
@NullMarked
package regulars.counter.words;

import org.jspecify.annotations.NullMarked;
