package regulars.counter.till.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The secret that a till shows with each request: random, in a file that only its user may read.
 */
public final class TillToken {
  private static final int BYTES = 24;

  private final byte[] secret;

  private TillToken(byte[] secret) {
    this.secret = secret;
  }

  /** Reads the token from {@code file}, or makes it. */
  public static TillToken of(Path file, SecureRandom random) throws IOException {
    try {
      boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
      if (posix) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
      byte[] bytes = new byte[BYTES];
      random.nextBytes(bytes);
      Files.writeString(file, Base64.getUrlEncoder().encodeToString(bytes) + "\n");
    } catch (FileAlreadyExistsException e) {
      // Made at an earlier start: the till knows it.
    }
    String token = Files.readString(file).strip();
    if (token.length() < 16) {
      throw new IOException(file + " holds no token: delete it, and a new one is made");
    }
    return new TillToken(token.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether an Authorization header shows it. Takes the same time however wrong it is. */
  boolean isIn(@Nullable String authorization) {
    String prefix = "Bearer ";
    return authorization != null
        && authorization.startsWith(prefix)
        && MessageDigest.isEqual(
            secret,
            authorization.substring(prefix.length()).strip().getBytes(StandardCharsets.UTF_8));
  }
}
