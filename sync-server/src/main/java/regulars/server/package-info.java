/** The server: holds the truth about members and points, and answers the counters. */
@NullMarked
package regulars.server;

import org.jspecify.annotations.NullMarked;
