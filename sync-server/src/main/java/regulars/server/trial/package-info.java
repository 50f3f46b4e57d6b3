/** A draft of the rules tried on the shop's own past sales. */
@NullMarked
package regulars.server.trial;

import org.jspecify.annotations.NullMarked;
