/** The counter's one window: header, columns, keys, light and dark. */
@NullMarked
package regulars.counter.shell;

import org.jspecify.annotations.NullMarked;
