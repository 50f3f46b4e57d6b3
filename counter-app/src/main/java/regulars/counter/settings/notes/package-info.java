/** The page that sets up the printer for notes. */
@NullMarked
package regulars.counter.settings.notes;

import org.jspecify.annotations.NullMarked;
