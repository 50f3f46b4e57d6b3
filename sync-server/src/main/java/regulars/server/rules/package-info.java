/** The folder that the owner's rules document lies in, and what became of its last edit. */
@NullMarked
package regulars.server.rules;

import org.jspecify.annotations.NullMarked;
