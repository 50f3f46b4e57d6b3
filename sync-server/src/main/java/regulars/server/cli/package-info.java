/** The words that the server's program understands, each a command of its own. */
@NullMarked
package regulars.server.cli;

import org.jspecify.annotations.NullMarked;
