/**
 * Another system's list of members as a CSV file: how it is written, which column is what, what
 * each row says, and taking it to the server. Holds one row at a time.
 */
@NullMarked
package regulars.counter.memberlist;

import org.jspecify.annotations.NullMarked;
