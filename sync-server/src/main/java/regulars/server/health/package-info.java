/** Whether the server is well, and what it can do: its health and its own description. */
@NullMarked
package regulars.server.health;

import org.jspecify.annotations.NullMarked;
