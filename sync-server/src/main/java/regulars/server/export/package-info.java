/** Everything the server knows, as tables that any spreadsheet opens. */
@NullMarked
package regulars.server.export;

import org.jspecify.annotations.NullMarked;
