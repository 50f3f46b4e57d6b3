/**
 * The line protocol: bytes from a till become lines, and a line becomes a sale or a reason why not.
 */
@NullMarked
package regulars.counter.till.line;

import org.jspecify.annotations.NullMarked;
