package regulars.counter.till.serial;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Two ends of a serial cable made by the operating system: the till's end, and a path to plug in.
 */
public final class PseudoTerminal implements AutoCloseable {
  private static final int O_RDWR = 2;
  private static final int O_NOCTTY =
      System.getProperty("os.name").startsWith("Mac") ? 0x20000 : 0x100;
  private static final Linker LINKER = Linker.nativeLinker();

  private final int master;
  private final Path slave;
  private boolean open = true;

  /** A new cable. */
  public PseudoTerminal() throws IOException {
    master = number(call("posix_openpt", "i", O_RDWR | O_NOCTTY));
    if (master < 0
        || number(call("grantpt", "i", master)) != 0
        || number(call("unlockpt", "i", master)) != 0) {
      throw new IOException("no pseudo-terminal to be had");
    }
    MemorySegment name = (MemorySegment) call("ptsname", "p", master);
    slave = Path.of(name.reinterpret(256).getString(0));
  }

  /** Whether this system has them. */
  public static boolean available() {
    return !System.getProperty("os.name").startsWith("Windows");
  }

  /** What the counter opens. */
  public Path slave() {
    return slave;
  }

  /** Sends bytes down the cable. */
  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends bytes down the cable. */
  public void send(byte[] bytes) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment from = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
      long sent = 0;
      while (sent < bytes.length) {
        long n = transfer("write", from.asSlice(sent), bytes.length - sent);
        if (n < 0) {
          throw new IOException("the cable takes no bytes");
        }
        sent += n;
      }
    }
  }

  /** Pulls the plug. */
  @Override
  public void close() {
    if (open) {
      open = false;
      var unused = call("close", "i", master);
    }
  }

  /** The next bytes that come from the counter; waits for them. Empty once nobody is there. */
  public byte[] receive() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment to = arena.allocate(512);
      long n = transfer("read", to, 512);
      return n <= 0 ? new byte[0] : to.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE);
    }
  }

  private long transfer(String function, MemorySegment bytes, long count) {
    try {
      MethodHandle handle =
          LINKER.downcallHandle(
              LINKER.defaultLookup().find(function).orElseThrow(),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_INT,
                  ValueLayout.ADDRESS,
                  ValueLayout.JAVA_LONG));
      return (long) handle.invokeExact(master, bytes, count);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object call(String function, String result, int argument) {
    try {
      return LINKER
          .downcallHandle(
              LINKER.defaultLookup().find(function).orElseThrow(),
              FunctionDescriptor.of(
                  result.equals("p") ? ValueLayout.ADDRESS : ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT))
          .invoke(argument);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static int number(Object result) {
    return (Integer) result;
  }
}
