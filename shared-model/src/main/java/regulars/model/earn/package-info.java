/** What a sale earns: the four moves, as a pure function of rules, member and sale. */
@NullMarked
package regulars.model.earn;

import org.jspecify.annotations.NullMarked;
