package regulars.server.rules;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/**
 * Says at once when something in a folder changes, where the operating system tells. Only a hint: a
 * timer looks anyway, because network folders and full event queues tell nothing.
 */
public final class FolderEvents implements AutoCloseable {
  private final WatchService watch;

  private FolderEvents(WatchService watch) {
    this.watch = watch;
  }

  /** Calls {@code changed} on a thread of its own after each change in the folder. */
  public static FolderEvents watch(Path folder, Runnable changed) throws IOException {
    WatchService watch = folder.getFileSystem().newWatchService();
    var unused =
        folder.register(
            watch,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE);
    FolderEvents events = new FolderEvents(watch);
    Thread.ofVirtual().name("rules-folder").start(() -> events.run(changed));
    return events;
  }

  private void run(Runnable changed) {
    try {
      boolean valid = true;
      while (valid) {
        WatchKey key = watch.take();
        key.pollEvents();
        changed.run();
        valid = key.reset();
      }
    } catch (ClosedWatchServiceException | InterruptedException e) {
      // closed: nobody wants to know any more
    }
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }
}
