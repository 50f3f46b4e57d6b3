/**
 * The owner's rules document: plain sentences in, rules with read-back or line-numbered problems
 * out.
 */
@NullMarked
package regulars.model.rules;

import org.jspecify.annotations.NullMarked;
