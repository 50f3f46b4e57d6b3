package regulars.server.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import regulars.model.ledger.Hash;
import regulars.server.db.Database;
import regulars.server.ledger.Verify;

/** Recomputes every hash and every balance of a database file, in use or not. */
public final class LedgerCheck implements Backup.Check {
  private static final String SUMS =
      "SELECT ledger_id, epoch, (SELECT count(*) FROM account), hash FROM head";

  @Override
  public Checked check(Path file) throws IOException, BackupRefused {
    Verify.Report report = Verify.file(file);
    if (!report.good()) {
      throw new BackupRefused(
          BackupRefused.Why.DAMAGED,
          String.join("\n  ", report.findings().stream().map(Object::toString).toList()));
    }
    Sums sums =
        Database.readFile(
            file,
            sql ->
                sql.one(
                    SUMS,
                    row ->
                        new Sums(row.id(1), row.number(2), row.number(3), new Hash(row.bytes(4)))));
    if (sums == null) {
      throw new BackupRefused(BackupRefused.Why.DAMAGED, "The ledger has no head row.");
    }
    // The head that was verified: a live ledger may have grown since.
    Hash head = report.head() == null ? sums.head() : report.head();
    return new Checked(sums.ledgerId(), sums.epoch(), report.entries(), sums.members(), head);
  }

  private record Sums(UUID ledgerId, long epoch, long members, Hash head) {}
}
