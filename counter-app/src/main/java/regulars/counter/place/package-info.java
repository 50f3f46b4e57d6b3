/** Choosing one of many by typing: countries, currencies, time zones. */
@NullMarked
package regulars.counter.place;

import org.jspecify.annotations.NullMarked;
