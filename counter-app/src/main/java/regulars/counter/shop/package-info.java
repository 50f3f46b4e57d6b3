/** What every screen knows of the shop: its name, rules and staff, and how the counter stands. */
@NullMarked
package regulars.counter.shop;

import org.jspecify.annotations.NullMarked;
