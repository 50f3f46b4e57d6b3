/** From a till's bytes to sales that are stored once, whatever way and however often they come. */
@NullMarked
package regulars.counter.till;

import org.jspecify.annotations.NullMarked;
