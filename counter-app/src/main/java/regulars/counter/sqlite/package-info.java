/** The counter's two database files: what only this counter has, and the mirror of the server. */
@NullMarked
package regulars.counter.sqlite;

import org.jspecify.annotations.NullMarked;
