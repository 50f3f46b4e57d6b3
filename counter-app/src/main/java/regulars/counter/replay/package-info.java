/** Plays files of sales through the whole path, from till to ledger, and counts what came of it. */
@NullMarked
package regulars.counter.replay;

import org.jspecify.annotations.NullMarked;
