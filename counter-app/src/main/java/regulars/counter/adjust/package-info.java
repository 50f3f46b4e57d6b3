/** Corrections: a manager puts a balance right, and says why. */
@NullMarked
package regulars.counter.adjust;

import org.jspecify.annotations.NullMarked;
