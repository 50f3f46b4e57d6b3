/** Who works in the shop, and what they may do. */
@NullMarked
package regulars.model.staff;

import org.jspecify.annotations.NullMarked;
