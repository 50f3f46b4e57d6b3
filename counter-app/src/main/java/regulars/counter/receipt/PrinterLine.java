package regulars.counter.receipt;

import java.io.IOException;

/** Bytes to a printer and back. Owned by one thread; {@link #close} may be called by another. */
interface PrinterLine extends AutoCloseable {

  /** Sends all of it. */
  void write(byte[] bytes) throws IOException;

  /** The next byte that the printer says; below zero when it says nothing for so long. */
  int read(int millis) throws IOException;

  /** Lets go of it, once what was written is on its way. */
  @Override
  void close();
}
