/** A reward for points, confirmed by hand, and taking one back. */
@NullMarked
package regulars.counter.redeem;

import org.jspecify.annotations.NullMarked;
