/** Points that leave by a wish: rewards, reversals, corrections. */
@NullMarked
package regulars.server.redeem;

import org.jspecify.annotations.NullMarked;
