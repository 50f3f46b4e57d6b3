/** The owner's page for another system's members: choose, try, take in, undo. */
@NullMarked
package regulars.counter.settings.imports;

import org.jspecify.annotations.NullMarked;
