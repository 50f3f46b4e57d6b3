/**
 * Sales exports of other systems: a profile, which is a small text file, says what the columns of a
 * CSV file mean; its rows become receipts, its list of members becomes members.
 */
@NullMarked
package regulars.counter.till.export;

import org.jspecify.annotations.NullMarked;
