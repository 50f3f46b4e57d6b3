/** Which counters may talk to this server: codes that let one in, tokens, shutting one out. */
@NullMarked
package regulars.server.pairing;

import org.jspecify.annotations.NullMarked;
