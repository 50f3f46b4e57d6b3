package regulars.counter.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.InboxCount;

/**
 * How the counter stands.
 *
 * @param link with the server
 * @param since since when
 * @param waiting operations the server has not acknowledged
 * @param oldestWaiting when the oldest of them was made; null when none waits
 * @param skewMillis the counter's clock less the server's, as last measured
 * @param holds sales waiting for a person
 * @param problem a message key for what a person has to do (revoked, quarantined, disk full); null
 *     when all is well
 * @param tills the tills that are set up
 * @param inbox what waits in the owner's inbox, as the server last said
 * @param waitedFor the counters that a restored server waits for: until all of them were heard no
 *     points can be spent; empty normally
 */
public record DeskStatus(
    Link link,
    Instant since,
    int waiting,
    @Nullable Instant oldestWaiting,
    long skewMillis,
    int holds,
    @Nullable String problem,
    List<TillStatus> tills,
    InboxCount inbox,
    List<String> waitedFor) {

  /** With nothing in the inbox, of a server that waits for nobody. */
  public DeskStatus(
      Link link,
      Instant since,
      int waiting,
      @Nullable Instant oldestWaiting,
      long skewMillis,
      int holds,
      @Nullable String problem,
      List<TillStatus> tills) {
    this(link, since, waiting, oldestWaiting, skewMillis, holds, problem, tills, InboxCount.NONE);
  }

  /** Of a server that waits for nobody. */
  public DeskStatus(
      Link link,
      Instant since,
      int waiting,
      @Nullable Instant oldestWaiting,
      long skewMillis,
      int holds,
      @Nullable String problem,
      List<TillStatus> tills,
      InboxCount inbox) {
    this(link, since, waiting, oldestWaiting, skewMillis, holds, problem, tills, inbox, List.of());
  }

  /** How the counter stands with the server. */
  public enum Link {
    ONLINE,
    CATCHING_UP,
    OFFLINE
  }

  /**
   * How a till's source stands.
   *
   * @param name what the owner calls it
   * @param working whether sales can come in now
   * @param lastSale when the last sale came; null when none did
   * @param problem a sentence for the owner; null when all is well
   */
  public record TillStatus(
      String name, boolean working, @Nullable Instant lastSale, @Nullable String problem) {}
}
