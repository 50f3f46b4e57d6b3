/** The counter's program and the server that it starts, as they live together on one PC. */
@NullMarked
package regulars.system.home;

import org.jspecify.annotations.NullMarked;
