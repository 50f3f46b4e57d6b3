/** The owner's page of counters: pair one with a code, rename, shut out. */
@NullMarked
package regulars.counter.settings.counters;

import org.jspecify.annotations.NullMarked;
