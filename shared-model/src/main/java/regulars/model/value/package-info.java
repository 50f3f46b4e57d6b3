/** Amounts and small values that everything else is made of: money, identifiers. */
@NullMarked
package regulars.model.value;

import org.jspecify.annotations.NullMarked;
