/** Sales by cable: a serial port, or USB that looks like one. */
@NullMarked
package regulars.counter.till.serial;

import org.jspecify.annotations.NullMarked;
