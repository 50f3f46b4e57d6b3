/** Who a member is: phone, member number, card shown at the counter. */
@NullMarked
package regulars.model.member;

import org.jspecify.annotations.NullMarked;
