/** A counter on another PC: let in by a code, over real TLS sockets, with the key pinned. */
@NullMarked
package regulars.system.join;

import org.jspecify.annotations.NullMarked;
