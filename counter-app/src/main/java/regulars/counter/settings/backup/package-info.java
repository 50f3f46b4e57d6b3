/** The owner's page of backups. */
@NullMarked
package regulars.counter.settings.backup;

import org.jspecify.annotations.NullMarked;
