/** What a person should look at: refusals that would lose something. */
@NullMarked
package regulars.server.inbox;

import org.jspecify.annotations.NullMarked;
