/** Finding a member, the member's card, and making a new one. */
@NullMarked
package regulars.counter.member;

import org.jspecify.annotations.NullMarked;
