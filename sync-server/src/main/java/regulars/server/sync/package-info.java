/** What counters ask for: operations, answers, the feed, snapshots, restores. */
@NullMarked
package regulars.server.sync;

import org.jspecify.annotations.NullMarked;
