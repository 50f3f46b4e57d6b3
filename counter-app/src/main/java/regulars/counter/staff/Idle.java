package regulars.counter.staff;

import regulars.counter.fx.Ticker;
import regulars.counter.shop.ShopViewModel;
import regulars.model.sync.Change.Shop;

/**
 * Signs out who is at work once nobody has touched the counter for as long as the owner said. Used
 * on the JavaFX thread only.
 */
public final class Idle {
  private final ShopViewModel shop;
  private final Runnable signOut;
  private int seconds;

  /** Counts from now on; {@code signOut} is run when the time is over and somebody is signed in. */
  public Idle(ShopViewModel shop, Ticker ticker, Runnable signOut) {
    this.shop = shop;
    this.signOut = signOut;
    ticker.start(this::tick);
  }

  /** Somebody pressed a key, a button, or the screen. */
  public void touched() {
    seconds = 0;
  }

  private void tick() {
    Shop known = shop.shopProperty().get();
    int minutes = known == null ? 0 : known.minutesToSignOut();
    boolean somebody =
        shop.hasStaff()
            && (shop.staffProperty().get() != null || shop.officeStaffProperty().get() != null);
    if (minutes == 0 || !somebody) {
      seconds = 0;
    } else if (++seconds >= minutes * 60) {
      seconds = 0;
      signOut.run();
    }
  }
}
