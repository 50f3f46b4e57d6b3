/** Getting operations to the server and its feed into the mirror, however bad the line. */
@NullMarked
package regulars.counter.sync;

import org.jspecify.annotations.NullMarked;
