/** The first run: a shop to begin with, and a sample shop to look around in. */
@NullMarked
package regulars.server.shop;

import org.jspecify.annotations.NullMarked;
