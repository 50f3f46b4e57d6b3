/**
 * Members from another system's list: tried first, taken in row by row, undone as a whole. What a
 * file says is read at the counter; what a row comes to is decided here.
 */
@NullMarked
package regulars.server.imports;

import org.jspecify.annotations.NullMarked;
