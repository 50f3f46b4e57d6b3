/** The only place that knows JSON: how model values look on the wire and on disk. */
@NullMarked
package regulars.model.wire;

import org.jspecify.annotations.NullMarked;
