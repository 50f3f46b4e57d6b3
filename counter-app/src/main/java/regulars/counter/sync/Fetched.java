package regulars.counter.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import okhttp3.Response;
import regulars.counter.office.OfficeException;

/** A file on its way: put in its place only when all of it came, and never over another. */
final class Fetched {
  private static final int BUFFER = 1 << 16;

  private final Response response;
  private final Path target;
  private final MessageDigest digest;

  Fetched(Response response, Path target) {
    this.response = response;
    this.target = target;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** Whether it was put there. */
  boolean put(LongConsumer progress, BooleanSupplier stopped) throws OfficeException, IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    Files.deleteIfExists(part);
    try {
      if (!copy(part, progress, stopped)) {
        return false;
      }
      String is = HexFormat.of().formatHex(digest.digest());
      if (!is.equals(response.header("X-Content-SHA256"))) {
        throw OfficeException.offline(new IOException("the file did not come whole"));
      }
      Files.move(part, target);
      return true;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private boolean copy(Path part, LongConsumer progress, BooleanSupplier stopped)
      throws OfficeException, IOException {
    byte[] buffer = new byte[BUFFER];
    long come = 0;
    try (InputStream in = response.body().byteStream();
        OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
      for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
        if (stopped.getAsBoolean()) {
          return false;
        }
        out.write(buffer, 0, n);
        digest.update(buffer, 0, n);
        come += n;
        progress.accept(come);
      }
      return true;
    }
  }

  private static int read(InputStream in, byte[] buffer) throws OfficeException {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw OfficeException.offline(e);
    }
  }
}
