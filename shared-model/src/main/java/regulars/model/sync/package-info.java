/** What counter and server say to each other: operations, answers, feed pages. */
@NullMarked
package regulars.model.sync;

import org.jspecify.annotations.NullMarked;
