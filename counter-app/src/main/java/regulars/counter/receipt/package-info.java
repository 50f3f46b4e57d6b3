/** The note that goes with a sale or a reward: what it says, and how it comes onto paper. */
@NullMarked
package regulars.counter.receipt;

import org.jspecify.annotations.NullMarked;
