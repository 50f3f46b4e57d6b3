package regulars.server.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;

/** A short text in a file that only its owner can read. */
final class Secret {
  private Secret() {}

  /** The secret in the file; made by {@code fresh} when the file isn't there or is empty. */
  static String loadOrMake(Path file, Supplier<String> fresh) throws IOException {
    if (Files.exists(file)) {
      String kept = Files.readString(file, StandardCharsets.US_ASCII).strip();
      if (!kept.isEmpty()) {
        restrict(file, "rw-------");
        return kept;
      }
    }
    String made = fresh.get();
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(temporary);
    Files.createFile(temporary);
    restrict(temporary, "rw-------");
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      var unused = channel.write(StandardCharsets.US_ASCII.encode(made + "\n"));
      channel.force(true);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return made;
  }

  static void restrictFolder(Path folder) throws IOException {
    restrict(folder, "rwx------");
  }

  /** Keeps others out as far as the file system knows how. */
  private static void restrict(Path path, String posix) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString(posix));
      return;
    }
    AclFileAttributeView acl = Files.getFileAttributeView(path, AclFileAttributeView.class);
    if (acl != null && !Files.isDirectory(path)) {
      AclEntry mine =
          AclEntry.newBuilder()
              .setType(AclEntryType.ALLOW)
              .setPrincipal(acl.getOwner())
              .setPermissions(EnumSet.allOf(AclEntryPermission.class))
              .build();
      acl.setAcl(List.of(mine));
    }
  }
}
