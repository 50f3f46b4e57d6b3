package regulars.system.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import regulars.counter.Counter;
import regulars.counter.office.OfficeException;
import regulars.counter.sync.HttpOffice;
import regulars.model.staff.Role;
import regulars.model.staff.SignIn;
import regulars.server.SyncServer;
import regulars.server.home.ServerFolder;

/** Staff from the owner's first page to a PIN checked offline, over a real socket. */
class StaffTest {
  private record Wish(String name, Role role, String pin) {}

  private record Changed(String id) {}

  private record People(java.util.List<Changed> staff) {}

  @TempDir Path folder;

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void the_first_owner_ends_the_keys_rule_and_pins_are_checked_without_the_server()
      throws Exception {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    SyncServer server =
        SyncServer.start(
            SyncServer.Setup.usual(
                ServerFolder.in(folder), address, Clock.systemUTC(), new SecureRandom()));
    String key = Files.readString(ServerFolder.in(folder).ownerKey()).strip();
    try (Counter counter =
            Counter.start(folder.resolve("counter"), Clock.systemUTC(), new SecureRandom());
        HttpOffice office = counter.office(() -> key)) {
      counter.pair(URI.create(server.url()), server.counters().makeCode(null).code(), "Front");
      String olga =
          office.tell("staff", new Wish("Olga", Role.OWNER, "246813"), Changed.class).id();
      await(() -> !counter.desk().staff().isEmpty());

      assertThat(asks(office)).isEqualTo(OfficeException.Kind.SIGN_IN);
      assertThat(office.signIn(new SignIn.Request(olga, "864213")).session()).isNull();
      assertThat(office.signIn(new SignIn.Request(olga, "246813")).role()).isEqualTo(Role.OWNER);
      assertThat(office.read("staff", People.class).staff()).hasSize(1);
      office.signOut();
      assertThat(asks(office)).isEqualTo(OfficeException.Kind.SIGN_IN);

      server.close();
      assertThat(counter.desk().checkPin(olga, "246813").right()).isTrue();
      assertThat(counter.desk().checkPin(olga, "864213").right()).isFalse();
    }
    assertThat(filesWith("246813")).as("files that have the PIN in clear").isEmpty();
  }

  private static OfficeException.Kind asks(HttpOffice office) {
    return catchThrowableOfType(OfficeException.class, () -> office.read("staff", People.class))
        .kind();
  }

  private java.util.List<Path> filesWith(String text) throws java.io.IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(file -> has(file, text)).toList();
    }
  }

  private static boolean has(Path file, String text) {
    try {
      return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1).contains(text);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within a minute").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
