/** Who is at work: signing in with a PIN, and a manager's word for what a barista may not do. */
@NullMarked
package regulars.counter.staff;

import org.jspecify.annotations.NullMarked;
