/**
 * HTTP and WebSocket on one port: routes, who may call them, limits, problems. Knows no feature.
 */
@NullMarked
package regulars.server.http;

import org.jspecify.annotations.NullMarked;
