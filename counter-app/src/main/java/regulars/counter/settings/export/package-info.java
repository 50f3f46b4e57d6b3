/** The owner's page for everything as tables. */
@NullMarked
package regulars.counter.settings.export;

import org.jspecify.annotations.NullMarked;
