/** Joining the server of another PC: what is typed, and what can be the matter. */
@NullMarked
package regulars.counter.join;

import org.jspecify.annotations.NullMarked;
