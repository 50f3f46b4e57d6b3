/** What every screen needs of JavaFX: work off its thread and back, strips, release of keys. */
@NullMarked
package regulars.counter.fx;

import org.jspecify.annotations.NullMarked;
