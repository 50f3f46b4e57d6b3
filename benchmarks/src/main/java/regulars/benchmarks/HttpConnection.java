package regulars.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One keep-alive HTTP/1.1 connection that does as little as a client can, so that the load costs
 * the server's cores next to nothing. Used by one thread.
 */
final class HttpConnection implements AutoCloseable {
  private final Socket socket = new Socket();
  private final InputStream in;
  private final String authorization;

  HttpConnection(int port, String bearer) throws IOException {
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
    socket.setSoTimeout(30_000);
    in = new BufferedInputStream(socket.getInputStream(), 16_384);
    authorization = bearer;
  }

  /** Sends one JSON body and returns the reply's. Throws when the status is not 200. */
  byte[] post(String path, byte[] body) throws IOException {
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Authorization: Bearer "
            + authorization
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[headBytes.length + body.length];
    System.arraycopy(headBytes, 0, whole, 0, headBytes.length);
    System.arraycopy(body, 0, whole, headBytes.length, body.length);
    socket.getOutputStream().write(whole);
    return reply(path);
  }

  private byte[] reply(String path) throws IOException {
    String status = line();
    int length = -1;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).trim());
      } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
        chunked = true;
      }
    }
    byte[] body = chunked ? chunks() : in.readNBytes(Math.max(0, length));
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException(path + ": " + status + " " + new String(body, StandardCharsets.UTF_8));
    }
    return body;
  }

  private byte[] chunks() throws IOException {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line().trim(), 16);
      all.write(in.readNBytes(size));
      line();
      if (size == 0) {
        return all.toByteArray();
      }
    }
  }

  private String line() throws IOException {
    StringBuilder text = new StringBuilder(64);
    while (true) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (next == '\n') {
        return text.toString();
      }
      if (next != '\r') {
        text.append((char) next);
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
