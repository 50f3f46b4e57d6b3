/** The server's folder: who has it open, where that one listens, and the owner's key. */
@NullMarked
package regulars.server.home;

import org.jspecify.annotations.NullMarked;
