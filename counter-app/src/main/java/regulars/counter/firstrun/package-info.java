/** The first start on this PC: a shop of one's own, another PC's server, or a sample shop. */
@NullMarked
package regulars.counter.firstrun;

import org.jspecify.annotations.NullMarked;
