/** The shop's loyalty program: the shop itself and every version of its rules. */
@NullMarked
package regulars.server.program;

import org.jspecify.annotations.NullMarked;
