/** Files of sales through the whole path: till, counter, server, ledger. */
@NullMarked
package regulars.system.replay;

import org.jspecify.annotations.NullMarked;
