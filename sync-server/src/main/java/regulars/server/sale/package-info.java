/** Sales as they were counted, refunds of them, and those that wait for a person. */
@NullMarked
package regulars.server.sale;

import org.jspecify.annotations.NullMarked;
