/** Copies of the database that were checked before anybody relies on them, and the way back. */
@NullMarked
package regulars.server.backup;

import org.jspecify.annotations.NullMarked;
