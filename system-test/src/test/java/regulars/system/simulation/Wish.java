package regulars.system.simulation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Answer;
import regulars.model.sync.Operation;
import regulars.model.wire.Wire;

/** An operation in the manager's log; its number is its place there. */
final class Wish {
  private final UUID opId;
  private final @Nullable Operation operation;
  private final String json;
  private boolean withdrawn;
  private @Nullable Answer answer;

  Wish(Operation operation) {
    this.opId = operation.opId();
    this.operation = operation;
    this.json = Wire.text(operation);
  }

  /** One that nobody can read. */
  Wish(UUID opId, String json) {
    this.opId = opId;
    this.operation = null;
    this.json = json;
  }

  UUID opId() {
    return opId;
  }

  /** What it asks; null for one that nobody can read. */
  @Nullable Operation operation() {
    return operation;
  }

  void withdraw() {
    withdrawn = true;
  }

  boolean withdrawn() {
    return withdrawn;
  }

  @Nullable Answer answer() {
    return answer;
  }

  void answered(Answer given) {
    answer = given;
  }

  /** As it stands in a push. */
  String offered() {
    String receipt = answer == null ? "" : ",\"receipt\":" + Wire.text(answer);
    return "{\"operation\":%s,\"withdrawn\":%b%s}".formatted(json, withdrawn, receipt);
  }
}
