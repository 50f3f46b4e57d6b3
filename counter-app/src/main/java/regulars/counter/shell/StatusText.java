package regulars.counter.shell;

import org.jspecify.annotations.Nullable;
import regulars.counter.desk.DeskStatus;
import regulars.counter.desk.DeskStatus.Link;
import regulars.counter.words.Words;

/**
 * How the counter stands, in the words that header and bottom bar show.
 *
 * @param link picks the sign beside the words; null until first heard
 * @param title online, catching up or since when offline
 * @param queued what has yet to be sent; empty when nothing has
 * @param sentence for the bottom bar; empty when all is well
 * @param urgent whether a person has to do something
 * @param held how many sales wait for a person; empty when none do
 */
record StatusText(
    @Nullable Link link,
    String title,
    String queued,
    String sentence,
    boolean urgent,
    String held) {

  static StatusText of(@Nullable DeskStatus status, Words words) {
    if (status == null) {
      return new StatusText(null, words.text("status.starting"), "", "", false, "");
    }
    String queued =
        status.waiting() == 0 ? "" : words.text("status.queued", words.count(status.waiting()));
    return new StatusText(
        status.link(),
        title(status, words),
        queued,
        sentence(status, words),
        status.problem() != null,
        status.holds() == 0 ? "" : words.text("status.held", status.holds()));
  }

  private static String title(DeskStatus status, Words words) {
    return switch (status.link()) {
      case ONLINE -> words.text("status.online");
      case CATCHING_UP -> words.text("status.catching-up");
      case OFFLINE -> words.text("status.offline", words.when(status.since()));
    };
  }

  private static String sentence(DeskStatus status, Words words) {
    String problem = status.problem();
    if (problem != null) {
      return words.text(words.knows(problem) ? problem : "problem.unknown");
    }
    if (status.link() == Link.OFFLINE) {
      return words.text("status.offline-sentence");
    }
    return status.waitedFor().isEmpty()
        ? ""
        : words.text("status.recovering", String.join(", ", status.waitedFor()));
  }
}
