/** The append-only ledger: entries, chain, and the check that recomputes both. */
@NullMarked
package regulars.server.ledger;

import org.jspecify.annotations.NullMarked;
