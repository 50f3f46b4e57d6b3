/** The database file and its one writer. Knows SQL and disks, no feature. */
@NullMarked
package regulars.server.db;

import org.jspecify.annotations.NullMarked;
