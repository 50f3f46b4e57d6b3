/** Sales that wait for a person: why each does, and letting it through or dropping it. */
@NullMarked
package regulars.counter.holds;

import org.jspecify.annotations.NullMarked;
