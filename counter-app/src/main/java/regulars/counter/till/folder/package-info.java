/** Sales by files: a folder that another program writes its exports to. */
@NullMarked
package regulars.counter.till.folder;

import org.jspecify.annotations.NullMarked;
