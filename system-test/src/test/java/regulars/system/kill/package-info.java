/** Real programs, killed without warning while they work. */
@NullMarked
package regulars.system.kill;

import org.jspecify.annotations.NullMarked;
