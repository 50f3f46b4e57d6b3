package regulars.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One keep-alive HTTP/1.1 connection that does as little as a client can, so that the load costs
 * the server's cores next to nothing. One request at a time. Used by one thread.
 */
final class HttpConnection implements AutoCloseable {
  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final String LENGTH = "\r\ncontent-length:";

  private final SocketChannel channel;
  private final String authorization;
  private ByteBuffer out = ByteBuffer.allocate(0);
  private byte[] in = new byte[16 << 10];
  private int got;

  /** Where the body starts; 0 while the head isn't whole. */
  private int bodyAt;

  private int end;

  HttpConnection(int port, String bearer) throws IOException {
    channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .setOption(StandardSocketOptions.TCP_NODELAY, true);
    authorization = bearer;
  }

  /** For a selector; blocking until that is turned off. */
  SocketChannel channel() {
    return channel;
  }

  /** Sends one JSON body and returns the reply's; blocks. */
  byte[] post(String path, byte[] body) throws IOException {
    send(path, body);
    byte[] reply = reply();
    while (reply == null) {
      reply = reply();
    }
    return reply;
  }

  /** Starts a request with a JSON body; {@link #flush} sends what the socket didn't take. */
  void send(String path, byte[] body) throws IOException {
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Authorization: Bearer "
            + authorization
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    out = ByteBuffer.allocate(head.length() + body.length);
    out.put(head.getBytes(StandardCharsets.US_ASCII)).put(body).flip();
    flush();
  }

  /** Whether all of the request is on its way. */
  boolean flush() throws IOException {
    channel.write(out);
    return !out.hasRemaining();
  }

  /**
   * Reads what is there: the reply's body once it is whole, else null. Throws when the status is
   * not 200.
   */
  byte @Nullable [] reply() throws IOException {
    if (got == in.length) {
      in = Arrays.copyOf(in, in.length * 2);
    }
    int more = channel.read(ByteBuffer.wrap(in, got, in.length - got));
    if (more < 0) {
      throw new EOFException("the server closed the connection");
    }
    got += more;
    if (bodyAt == 0) {
      readHead();
    }
    if (bodyAt == 0 || got < end) {
      return null;
    }
    byte[] body = Arrays.copyOfRange(in, bodyAt, end);
    String status = new String(in, 0, 12, StandardCharsets.US_ASCII);
    if (!status.equals("HTTP/1.1 200") || got > end) {
      throw new IOException(status + " " + new String(body, StandardCharsets.UTF_8));
    }
    got = 0;
    bodyAt = 0;
    return body;
  }

  private void readHead() throws IOException {
    for (int at = 0; at + END_OF_HEAD.length <= got; at++) {
      if (in[at] == '\r' && Arrays.equals(in, at, at + 4, END_OF_HEAD, 0, 4)) {
        String head = new String(in, 0, at + 2, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        int length = head.indexOf(LENGTH);
        if (length < 0) {
          throw new IOException("a reply without its length: " + head);
        }
        int from = length + LENGTH.length();
        bodyAt = at + END_OF_HEAD.length;
        end = bodyAt + Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
