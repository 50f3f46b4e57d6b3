/**
 * The page of the rules: the document with its problems, what it means, a basket to try, and the
 * shop's own past under the draft.
 */
@NullMarked
package regulars.counter.settings.rules;

import org.jspecify.annotations.NullMarked;
