package regulars.counter.office;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server that keeps what it was asked to restore, or says why it can't. */
public final class FakeServerHere implements ServerHere {
  private final List<Path> restored = new CopyOnWriteArrayList<>();
  private volatile Whose whose = Whose.OURS;
  private volatile @Nullable String problem;

  /** It is somebody else's from now on. */
  public void isOf(Whose other) {
    whose = other;
  }

  /** It can't restore, and says so. */
  public void fails(String sentence) {
    problem = sentence;
  }

  /** What was restored. */
  public List<Path> restored() {
    return restored;
  }

  @Override
  public Whose whose() {
    return whose;
  }

  @Override
  public void restore(Path backup) throws NotRestored {
    String why = problem;
    if (why != null) {
      throw new NotRestored(why);
    }
    restored.add(backup);
  }
}
