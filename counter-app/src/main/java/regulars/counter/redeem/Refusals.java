package regulars.counter.redeem;

import org.jspecify.annotations.Nullable;
import regulars.counter.desk.RedeemResult;
import regulars.counter.shop.HappenedText;
import regulars.counter.shop.ShopViewModel;
import regulars.counter.words.Words;
import regulars.model.sync.LiveBalance;

/** Why a redemption or a reversal did not happen, in words. */
final class Refusals {
  private Refusals() {}

  static String sentence(RedeemResult.Refused refused, ShopViewModel shop) {
    Words words = shop.words();
    String why = words.text("refusal." + refused.code().name(), words.count(refused.missing()));
    return withBalance(HappenedText.after(why, refused.happened(), shop), refused.live(), words);
  }

  private static String withBalance(String why, @Nullable LiveBalance live, Words words) {
    return live == null
        ? why
        : words.text("refused.with-balance", why, words.count(live.balance()));
  }
}
