/**
 * What is fast and what is not, always beside a floor or a peer measured in the same run. Only the
 * ratios travel from machine to machine.
 */
@NullMarked
package regulars.benchmarks;

import org.jspecify.annotations.NullMarked;
