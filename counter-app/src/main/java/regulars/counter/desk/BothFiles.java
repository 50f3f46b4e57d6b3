package regulars.counter.desk;

import org.jspecify.annotations.Nullable;
import regulars.counter.sqlite.CounterStore;
import regulars.counter.sqlite.Mirror;
import regulars.counter.sqlite.MirrorReader;
import regulars.counter.sqlite.Tables;

/** What is put together from the mirror and {@code counter.db}. Safe for use by several threads. */
final class BothFiles {
  /** So often a view is put together again because the mirror changed under it. */
  private static final int TRIES = 3;

  private final CounterStore store;
  private final Mirror mirror;

  BothFiles(CounterStore store, Mirror mirror) {
    this.store = store;
    this.mirror = mirror;
  }

  /** Something that is put together from both. */
  interface Question<T extends @Nullable Object> {
    T ask(MirrorReader mirror, Tables tables);
  }

  /**
   * Asks both databases as of one moment: points that went from "waits" to "confirmed" in between
   * would be shown twice or not at all.
   */
  <T extends @Nullable Object> T ask(Question<T> question) {
    for (int i = 1; ; i++) {
      long before = mirror.changes();
      T answer = mirror.read(m -> store.read(tables -> question.ask(m, tables)));
      if (mirror.changes() == before || i == TRIES) {
        return answer;
      }
    }
  }
}
