/** The owner's page of the shop: its name and clock, and what stays as it is. */
@NullMarked
package regulars.counter.settings.shop;

import org.jspecify.annotations.NullMarked;
