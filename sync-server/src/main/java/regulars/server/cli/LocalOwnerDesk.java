package regulars.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.server.ServerCore;
import regulars.server.backup.Backup;
import regulars.server.backup.BackupReport;
import regulars.server.backup.LedgerCheck;
import regulars.server.db.SameThreadWrites;
import regulars.server.home.ServerFolder;
import regulars.server.pairing.Counters;
import regulars.server.pairing.PairedCounter;
import regulars.server.pairing.PairingRoutes;
import regulars.server.poke.Pokes;
import regulars.server.rules.RulesFolder;
import regulars.server.rules.RulesRoutes;
import regulars.server.rules.RulesStatus;
import regulars.server.staff.SignIns;
import regulars.server.staff.StaffBook;
import regulars.server.staff.StaffRefused;
import regulars.server.staff.StaffRoutes;

/** The server's folder itself, while no server runs on it. Holds it until closed. */
final class LocalOwnerDesk implements OwnerDesk {
  private final ServerFolder folder;
  private final ServerCore core;
  private final Counters counters;
  private final Clock clock;

  LocalOwnerDesk(ServerFolder folder, Clock clock) throws IOException {
    this.folder = folder;
    this.clock = clock;
    this.core =
        ServerCore.openWith(
            folder.path(),
            clock,
            Pokes.NONE,
            database -> new SameThreadWrites(database, SameThreadWrites.Fault.NONE));
    this.counters =
        new Counters(core.database(), core.writes(), clock, new SecureRandom(), cut -> {});
  }

  @Override
  public PairingRoutes.CodeReply makeCode(@Nullable String name) {
    Counters.Code code = counters.makeCode(name);
    return new PairingRoutes.CodeReply(code.code(), code.expiresAt(), List.of());
  }

  @Override
  public List<PairedCounter> counters() {
    return counters.list();
  }

  @Override
  public void revoke(UUID counterId) {
    var unused = counters.revoke(counterId);
  }

  @Override
  public void markLost(UUID counterId) {
    var unused = counters.markLost(counterId);
  }

  @Override
  public BackupReport backup(Path file) throws Exception {
    return new Backup(core.database().file(), new LedgerCheck()).write(file);
  }

  @Override
  public RulesRoutes.InForce rules() {
    String file = folder.rules().resolve(RulesFolder.FILE).toString();
    RulesStatus unknown =
        new RulesStatus(
            RulesStatus.State.SETTLING,
            "The server isn't running: it reads the rules folder when it starts.",
            file,
            Instant.EPOCH,
            List.of(),
            List.of());
    return new RulesRoutes(core.program(), () -> unknown).inForce();
  }

  @Override
  public List<StaffRoutes.Person> staff() {
    SecureRandom random = new SecureRandom();
    SignIns signIns = new SignIns(core.database(), core.writes(), clock, random);
    return new StaffRoutes(book(), signIns, core.program()::shop, minutes -> {}, clock)
        .people()
        .staff();
  }

  @Override
  public void setPin(String staffId, String pin) throws CommandFailed {
    try {
      book().setPin(staffId, pin);
    } catch (StaffRefused e) {
      throw new CommandFailed(CommandFailed.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private StaffBook book() {
    return new StaffBook(core.database(), core.writes(), clock, Pokes.NONE, new SecureRandom());
  }

  @Override
  public void close() {
    core.close();
  }
}
