/** Ledger entries and the hash chain that makes a changed row evident. */
@NullMarked
package regulars.model.ledger;

import org.jspecify.annotations.NullMarked;
