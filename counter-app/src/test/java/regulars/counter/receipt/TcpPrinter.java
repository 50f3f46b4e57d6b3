package regulars.counter.receipt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A receipt printer in the network, as far as its socket shows. */
final class TcpPrinter implements AutoCloseable {
  private final ServerSocket server;
  private final BlockingQueue<PaperReader> papers = new LinkedBlockingQueue<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final boolean reads;
  private volatile int @Nullable [] answers;

  /**
   * Listens on a free port.
   *
   * @param reads whether it takes what is sent
   */
  TcpPrinter(boolean reads) throws IOException {
    this.reads = reads;
    server = new ServerSocket();
    server.setReceiveBufferSize(4_096);
    server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofVirtual().start(this::listen);
  }

  int port() {
    return server.getLocalPort();
  }

  /** What it answers to questions about its state: off-line cause, then paper; null: nothing. */
  void answers(int @Nullable ... causeAndPaper) {
    answers = causeAndPaper;
  }

  /** What came in the next connection that ended, oldest first. */
  PaperReader next() throws InterruptedException {
    PaperReader paper = papers.poll(20, TimeUnit.SECONDS);
    if (paper == null) {
      throw new AssertionError("nobody printed");
    }
    return paper;
  }

  private void listen() {
    try {
      while (!server.isClosed()) {
        Socket socket = server.accept();
        sockets.add(socket);
        if (reads) {
          Thread.ofVirtual().start(() -> print(socket));
        }
      }
    } catch (IOException closed) {
      // The printer was switched off.
    }
  }

  private void print(Socket socket) {
    PaperReader paper = new PaperReader();
    try (socket) {
      int each;
      while ((each = socket.getInputStream().read()) >= 0) {
        int[] now = answers;
        if (paper.take(each) && now != null) {
          socket.getOutputStream().write(each == 4 ? now[1] : now[0]);
          socket.getOutputStream().flush();
        }
      }
    } catch (IOException gone) {
      // Whoever printed hung up.
    } finally {
      papers.add(paper);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
