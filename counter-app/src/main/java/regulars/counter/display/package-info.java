/** What the customer sees on a second screen: their points, readable from two metres, no more. */
@NullMarked
package regulars.counter.display;

import org.jspecify.annotations.NullMarked;
