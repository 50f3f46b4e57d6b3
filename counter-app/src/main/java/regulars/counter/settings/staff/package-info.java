/** The owner's page of staff: who works here, what they may do, their PINs. */
@NullMarked
package regulars.counter.settings.staff;

import org.jspecify.annotations.NullMarked;
