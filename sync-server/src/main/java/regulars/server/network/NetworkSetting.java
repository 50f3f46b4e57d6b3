package regulars.server.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import regulars.model.wire.Wire;
import regulars.model.wire.WireException;

/**
 * What is kept of the switch.
 *
 * @param on whether other computers may connect
 * @param port where: kept, so that counters find it again
 */
record NetworkSetting(boolean on, int port) {
  /** Where other computers look first. */
  static final int USUAL_PORT = 7500;

  /** Never switched on. */
  static final NetworkSetting NONE = new NetworkSetting(false, 0);

  static NetworkSetting read(Path file) throws IOException {
    try {
      return Wire.decode(Files.readAllBytes(file), NetworkSetting.class);
    } catch (NoSuchFileException e) {
      return NONE;
    } catch (WireException e) {
      throw new IOException(
          file + " is damaged: delete it and switch the network on again in the settings.", e);
    }
  }

  void write(Path file) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.write(beside, Wire.encode(this));
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
