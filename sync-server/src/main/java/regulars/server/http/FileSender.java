package regulars.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends a file or the part of it that {@code Range} asks for, so that a cut download goes on. */
final class FileSender {
  /** A receiver that doesn't take a piece within this time is cut off. */
  private static final Duration PER_PIECE = Duration.ofSeconds(30);

  private static final int PIECE = 256 << 10;
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  private FileSender() {}

  /** First and last byte, both included. */
  private record Part(long first, long last) {}

  static int send(
      Reply.FileBody reply, ServerRequest request, ServerResponse response, Deadlines deadlines)
      throws IOException {
    try (FileChannel file = FileChannel.open(reply.file(), StandardOpenOption.READ)) {
      long size = file.size();
      Part part = part(reply, request, size);
      if (part != null && part.first() > part.last()) {
        Problem problem =
            new Problem(
                416,
                "range-not-satisfiable",
                "The file has " + size + " bytes: ask for a part of those.");
        response.status(Status.create(416));
        response.header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.header(HeaderNames.CONTENT_RANGE, "bytes */" + size);
        response.send(problem.json());
        return 416;
      }
      response.header(HeaderNames.CONTENT_TYPE, reply.type());
      response.header(HeaderNames.ACCEPT_RANGES, "bytes");
      response.header(HeaderNames.ETAG, '"' + reply.sha256() + '"');
      response.header("X-Content-SHA256", reply.sha256());
      int status = part == null ? 200 : 206;
      Part sent = part == null ? new Part(0, size - 1) : part;
      if (part != null) {
        response.header(
            HeaderNames.CONTENT_RANGE, "bytes " + part.first() + "-" + part.last() + "/" + size);
      }
      response.status(Status.create(status));
      response.contentLength(sent.last() - sent.first() + 1);
      copy(file, sent, response, deadlines);
      return status;
    }
  }

  private static void copy(
      FileChannel file, Part part, ServerResponse response, Deadlines deadlines)
      throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    try (OutputStream out = response.outputStream()) {
      long at = part.first();
      while (at <= part.last()) {
        piece.clear().limit((int) Math.min(PIECE, part.last() - at + 1));
        int got = file.read(piece, at);
        if (got < 0) {
          throw new IOException("the file became shorter while it was sent");
        }
        deadlines.restart(PER_PIECE);
        out.write(piece.array(), 0, got);
        at += got;
      }
    } finally {
      deadlines.done();
    }
  }

  /**
   * The part asked for; null for the whole file. A range that can't be understood, or that was
   * meant for another file, asks for the whole.
   */
  private static @Nullable Part part(Reply.FileBody reply, ServerRequest request, long size) {
    String range = request.headers().first(HeaderNames.RANGE).orElse("");
    String ifRange = request.headers().first(HeaderNames.IF_RANGE).orElse(null);
    Matcher matcher = RANGE.matcher(range.replace(" ", ""));
    if (!matcher.matches() || (ifRange != null && !ifRange.equals('"' + reply.sha256() + '"'))) {
      return null;
    }
    String first = matcher.group(1);
    String last = matcher.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? null : new Part(Math.max(0, size - Long.parseLong(last)), size - 1);
    }
    long end = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
    return new Part(Long.parseLong(first), end);
  }
}
