/** Sales by web request from this PC. */
@NullMarked
package regulars.counter.till.http;

import org.jspecify.annotations.NullMarked;
