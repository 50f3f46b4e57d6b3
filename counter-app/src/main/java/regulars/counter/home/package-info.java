/** This PC's set-up: where data lies, the server beside the counter, pairing with it, the tills. */
@NullMarked
package regulars.counter.home;

import org.jspecify.annotations.NullMarked;
