package regulars.counter.settings;

import java.util.UUID;
import java.util.function.Consumer;
import regulars.counter.desk.Desk;
import regulars.counter.fx.Background;
import regulars.counter.fx.Strip;
import regulars.counter.fx.Ticker;
import regulars.counter.office.Office;
import regulars.counter.office.ServerHere;
import regulars.counter.receipt.NotePrinting;
import regulars.counter.shop.ShopViewModel;

/**
 * What a page is made with.
 *
 * @param office the server's settings; to be asked through {@code background} alone
 * @param desk this counter; to be asked through {@code background} alone
 * @param background work off the JavaFX thread and back
 * @param ticker seconds
 * @param shop the shop, its words, how the counter stands
 * @param strip tells what happened
 * @param printing the printer for notes
 * @param openMember closes the settings and shows a member's card
 * @param server the server as far as this PC runs it; to be asked through {@code background} alone
 */
public record SettingsTools(
    Office office,
    Desk desk,
    Background background,
    Ticker ticker,
    ShopViewModel shop,
    Strip strip,
    NotePrinting printing,
    Consumer<UUID> openMember,
    ServerHere server) {}
