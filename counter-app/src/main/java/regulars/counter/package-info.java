/** Where the counter's parts are put together. */
@NullMarked
package regulars.counter;

import org.jspecify.annotations.NullMarked;
