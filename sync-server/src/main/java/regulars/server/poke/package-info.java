/** Hints that something was committed. */
@NullMarked
package regulars.server.poke;

import org.jspecify.annotations.NullMarked;
