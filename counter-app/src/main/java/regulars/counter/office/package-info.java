/** What the owner's pages ask of the server, and what can be the matter. Knows no page. */
@NullMarked
package regulars.counter.office;

import org.jspecify.annotations.NullMarked;
