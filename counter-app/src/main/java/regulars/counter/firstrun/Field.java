package regulars.counter.firstrun;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** One field of a page: what is wrong with it, once somebody has been there. */
public final class Field {
  private final String id;
  private final Supplier<@Nullable String> check;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private boolean visited;

  /**
   * A field.
   *
   * @param id of its node
   * @param check a sentence with what is wrong; null when nothing is
   */
  Field(String id, Supplier<@Nullable String> check) {
    this.id = id;
    this.check = check;
  }

  /** The id of its node. */
  public String id() {
    return id;
  }

  /** What is wrong, as a sentence; empty while nothing is or nobody was there. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Somebody is there. */
  void visit() {
    visited = true;
  }

  /** Something else was typed: the sentence goes until it is checked again. */
  void changed() {
    problem.set("");
  }

  boolean isSound() {
    return check.get() == null;
  }

  /** Checks it, and says what is wrong. */
  boolean checked() {
    String sentence = check.get();
    problem.set(sentence == null ? "" : sentence);
    return sentence == null;
  }

  /** The same where somebody was there before. */
  void checkedIfVisited() {
    if (visited) {
      var unused = checked();
    }
  }
}
