package regulars.server.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.server.backup.BackupReport;
import regulars.server.pairing.PairedCounter;
import regulars.server.pairing.PairingRoutes;
import regulars.server.rules.RulesRoutes;
import regulars.server.staff.StaffRoutes;

/** What the owner may ask, of a running server or of its folder while none runs. */
interface OwnerDesk extends AutoCloseable {
  PairingRoutes.CodeReply makeCode(@Nullable String name) throws Exception;

  List<PairedCounter> counters() throws Exception;

  void revoke(UUID counterId) throws Exception;

  void markLost(UUID counterId) throws Exception;

  BackupReport backup(Path file) throws Exception;

  RulesRoutes.InForce rules() throws Exception;

  List<StaffRoutes.Person> staff() throws Exception;

  /** Gives somebody on the staff another PIN. */
  void setPin(String staffId, String pin) throws Exception;

  @Override
  void close();
}
