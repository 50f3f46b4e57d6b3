/** Sale and member in either order: two counters and one server, without a network between them. */
@NullMarked
package regulars.system.pairing;

import org.jspecify.annotations.NullMarked;
