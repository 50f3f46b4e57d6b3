package regulars.counter.till.line;

/** What is wrong with one line, in words for the owner and without anybody's phone number. */
final class LineException extends Exception {
  private static final long serialVersionUID = 1L;

  LineException(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
