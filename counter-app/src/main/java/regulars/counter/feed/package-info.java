/** The pulse of the till on the screen: every sale with its move. */
@NullMarked
package regulars.counter.feed;

import org.jspecify.annotations.NullMarked;
