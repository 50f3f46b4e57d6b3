package regulars.counter.memberlist;

import java.util.ArrayList;
import java.util.List;
import regulars.counter.office.OfficeException;

/** Gathers rows and hands them on in bounded batches. */
final class RowSender {
  private final Send send;
  private final List<ImportWire.Row> rows = new ArrayList<>();
  private final List<ReadRow.Member> members = new ArrayList<>();

  RowSender(Send send) {
    this.send = send;
  }

  /** Where a batch goes. */
  interface Send {
    /** Sends rows, and what they were read from. */
    void send(List<ImportWire.Row> rows, List<ReadRow.Member> members) throws OfficeException;
  }

  /** Carries what the server said out of the reading. */
  static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final OfficeException why;

    Cut(OfficeException why) {
      super(null, why, false, false);
      this.why = why;
    }

    OfficeException why() {
      return why;
    }
  }

  void add(ReadRow.Member member, ImportWire.IfKnown ifKnown) {
    rows.add(
        new ImportWire.Row(
            member.line(),
            member.phone(),
            member.name(),
            member.number(),
            member.points(),
            ifKnown));
    members.add(member);
    if (rows.size() == ImportWire.MOST_ROWS) {
      flush();
    }
  }

  void flush() {
    if (rows.isEmpty()) {
      return;
    }
    try {
      send.send(List.copyOf(rows), List.copyOf(members));
    } catch (OfficeException e) {
      throw new Cut(e);
    }
    rows.clear();
    members.clear();
  }
}
