package regulars.counter.sync;

import regulars.counter.sync.Connection.Problem;

/** What came of one request to the server that was answered. */
sealed interface Outcome {
  /** It went on; there is more to do at once. */
  record Progress(Step.Did did) implements Outcome {}

  /** Everything that was offered before the restore was offered again: say so by a hello. */
  record Reoffered(Step.Did did) implements Outcome {}

  /** The mirror has everything that the server has. */
  record CaughtUp() implements Outcome {}

  /** Something did not fit: after a wait, from the hello on. */
  record StartOver(String why) implements Outcome {}

  /** Something that a person has to see to. */
  record Stopped(Problem problem, String why) implements Outcome {}
}
