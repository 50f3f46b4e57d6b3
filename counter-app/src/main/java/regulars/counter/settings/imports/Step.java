package regulars.counter.settings.imports;

import java.util.List;
import java.util.Map;
import regulars.counter.memberlist.Findings;
import regulars.counter.memberlist.ImportWire.Import;
import regulars.counter.memberlist.ImportWire.Stayed;
import regulars.counter.memberlist.ListFile;
import regulars.counter.memberlist.ReadRow;
import regulars.counter.office.OfficeException;

/** What the page of imports shows. */
sealed interface Step {
  /** Nothing yet. */
  record Nothing() implements Step {}

  /** A file to choose, and what was imported before. */
  record Start(List<Import> past) implements Step {}

  /** Which column is what, and the first rows read so. */
  record Mapping(ListFile file, List<ReadRow> preview) implements Step {}

  /** Something that takes a while; the key says what. */
  record Working(String key, double part) implements Step {}

  /** What the file comes to. */
  record Found(ListFile file, Findings findings) implements Step {}

  /** What was taken in; {@code refused} by the server. */
  record Done(Import state, Map<Integer, String> refused) implements Step {}

  /** The server was lost in the middle. */
  record Lost(OfficeException why) implements Step {}

  /** Whether to undo it, or to go on with one that began. */
  record AskUndo(Import of) implements Step {}

  /** What came of undoing. */
  record Undone(Import of, List<Stayed> stayed) implements Step {}

  /** The server did not answer. */
  record Trouble(OfficeException why) implements Step {}
}
