/**
 * The owner's settings: one sheet over the window with a rail of pages. Each page is a package of
 * its own below this one, and stands in {@link regulars.counter.settings.SettingsPages}.
 */
@NullMarked
package regulars.counter.settings;

import org.jspecify.annotations.NullMarked;
