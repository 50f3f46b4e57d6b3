/** The owner's inbox: what was lost or needs a look, who owes points, what is done with. */
@NullMarked
package regulars.counter.settings.inbox;

import org.jspecify.annotations.NullMarked;
