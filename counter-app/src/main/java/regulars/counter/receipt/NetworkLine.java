package regulars.counter.receipt;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import regulars.counter.receipt.PrintTrouble.Why;

/** A printer in the network that takes raw bytes, usually on port 9100. */
final class NetworkLine implements PrinterLine {
  private static final int CONNECT_MILLIS = 3_000;
  private static final int LINGER_MILLIS = 300;

  private final Socket socket;

  private NetworkLine(Socket socket) {
    this.socket = socket;
  }

  static NetworkLine open(String host, int port) throws PrintTrouble {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      return new NetworkLine(socket);
    } catch (IOException | IllegalArgumentException e) {
      try {
        socket.close();
      } catch (IOException ignored) {
        // It was never open.
      }
      throw new PrintTrouble(Why.NOT_THERE, "no printer at " + host + ":" + port, e);
    }
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  @Override
  public int read(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      return socket.getInputStream().read();
    } catch (SocketTimeoutException e) {
      return -1;
    }
  }

  /** With bytes of the printer unread, a plain close would throw away what is on its way there. */
  @Override
  public void close() {
    try (socket) {
      if (!socket.isClosed()) {
        socket.shutdownOutput();
        socket.setSoTimeout(LINGER_MILLIS);
        InputStream rest = socket.getInputStream();
        while (rest.read() >= 0) {
          // What it still says is of no interest.
        }
      }
    } catch (IOException e) {
      // The note is out, or its loss was told.
    }
  }
}
