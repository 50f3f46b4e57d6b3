/** Who works in the shop: their roles and PINs, and who is signed in to the settings. */
@NullMarked
package regulars.server.staff;

import org.jspecify.annotations.NullMarked;
