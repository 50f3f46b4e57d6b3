/** A member's statement as a file: for a customer who asks, or for the owner's own tables. */
@NullMarked
package regulars.counter.statement;

import org.jspecify.annotations.NullMarked;
