package regulars.counter.firstrun;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import regulars.counter.join.JoinException;

/** Makes nothing, and remembers what it was asked for. Fails as often as it is told. */
public final class FakeShopMaker implements ShopMaker {
  private final List<NewShop> made = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile @Nullable String trouble;
  private volatile JoinException.@Nullable Kind refusal;

  /** Fails with this sentence from now on; null to work again. */
  public void fail(@Nullable String sentence) {
    trouble = sentence;
  }

  /** Refuses to join for this reason from now on; null to let in. */
  public void refuse(JoinException.@Nullable Kind kind) {
    refusal = kind;
  }

  /** The shops that were made. */
  public List<NewShop> made() {
    return made;
  }

  /** Everything that was asked for, in order. */
  public List<String> asked() {
    return asked;
  }

  private void ask(String what) throws FirstRunException {
    asked.add(what);
    String sentence = trouble;
    if (sentence != null) {
      throw new FirstRunException(sentence);
    }
  }

  @Override
  public void start() throws FirstRunException {
    ask("start");
  }

  @Override
  public void make(NewShop shop) throws FirstRunException {
    ask("make");
    made.add(shop);
  }

  @Override
  public void sample() throws FirstRunException {
    ask("sample");
  }

  @Override
  public void join(URI server, String code, String counterName)
      throws JoinException, FirstRunException {
    ask("join " + server + " " + code + " " + counterName);
    JoinException.Kind kind = refusal;
    if (kind != null) {
      throw new JoinException(kind);
    }
  }
}
