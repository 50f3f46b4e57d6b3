/** The guardrails between a tapped reward and the points coming off. */
@NullMarked
package regulars.model.redeem;

import org.jspecify.annotations.NullMarked;
