package regulars.model.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Offered;
import regulars.model.sync.Push;
import regulars.model.sync.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a push in two steps: first where each operation starts and ends, then each on its own. So a
 * bad one spoils no other, and its text is at hand for the inbox.
 */
final class PushReader {
  private final String json;
  private @Nullable UUID ledgerId;
  private @Nullable Long epoch;
  private @Nullable UUID former;
  private @Nullable List<String> ops;

  private PushReader(String json) {
    this.json = json;
  }

  static PushReading read(String json) throws WireException {
    PushReader reader = new PushReader(json);
    try (JsonParser parser = Wire.parser(json)) {
      reader.fields(parser);
    } catch (JacksonException e) {
      throw Complaint.of(e);
    }
    return reader.finish();
  }

  /** The text of the operation alone, within what is offered; all of it when there is none. */
  static String operation(String offered) {
    PushReader reader = new PushReader(offered);
    try (JsonParser parser = Wire.parser(offered)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          boolean found = parser.currentName().equals("operation");
          parser.nextToken();
          if (found) {
            return reader.slice(parser);
          }
          parser.skipChildren();
        }
      }
      return offered;
    } catch (JacksonException e) {
      return offered;
    }
  }

  private void fields(JsonParser parser) throws WireException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new WireException("an object is expected");
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "ledgerId" -> ledgerId = once(name, ledgerId, field(parser, name, UUID.class));
        case "epoch" -> epoch = once(name, epoch, field(parser, name, Long.class));
        case "former" -> former = once(name, former, field(parser, name, UUID.class));
        case "ops" -> ops = once(name, ops, slices(parser));
        default -> parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw new WireException("something follows the end of the message");
    }
  }

  private static <T> T once(String name, @Nullable T before, T value) throws WireException {
    if (before != null) {
      throw new WireException(name + ": is there twice");
    }
    return value;
  }

  private static <T> T field(JsonParser parser, String name, Class<T> type) throws WireException {
    try {
      return Wire.decode(parser, type);
    } catch (WireException e) {
      throw new WireException(name + ": " + e.getMessage());
    }
  }

  private List<String> slices(JsonParser parser) throws WireException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new WireException("ops: a list is expected");
    }
    List<String> slices = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (slices.size() == Push.MOST_OPS) {
        throw new WireException("ops: more than " + Push.MOST_OPS + " operations in one push");
      }
      slices.add(slice(parser));
    }
    return slices;
  }

  /** The text of the value that the parser stands on; leaves it at the value's end. */
  private String slice(JsonParser parser) {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.finishToken();
    return json.substring(start, (int) parser.currentLocation().getCharOffset());
  }

  private PushReading finish() throws WireException {
    if (ledgerId == null || epoch == null || ops == null) {
      String missing = ledgerId == null ? "ledgerId" : epoch == null ? "epoch" : "ops";
      throw new WireException(missing + ": is missing");
    }
    List<PushReading.Item> items = new ArrayList<>(ops.size());
    for (String op : ops) {
      items.add(item(op));
    }
    return new PushReading(ledgerId, epoch, former, items);
  }

  private static PushReading.Item item(String op) {
    try {
      return new PushReading.Good(Wire.decode(op, Offered.class));
    } catch (WireException e) {
      Refusal code = e.unknownKind() ? Refusal.UNSUPPORTED : Refusal.INVALID;
      Handle handle = Handle.of(op);
      return new PushReading.Bad(
          handle.opId(), handle.opSeq(), code, String.valueOf(e.getMessage()), op);
    }
  }

  /** What an answer to an unreadable operation is addressed by, as far as it can be found. */
  private record Handle(@Nullable UUID opId, @Nullable Long opSeq) {
    private record Offer(Operation operation) {
      private record Operation(@Nullable Object opId, @Nullable Object opSeq) {}
    }

    static Handle of(String op) {
      Offer offer;
      try {
        offer = Wire.decodeLoosely(op, Offer.class);
      } catch (WireException e) {
        return new Handle(null, null);
      }
      UUID opId = null;
      if (offer.operation().opId() instanceof String text) {
        try {
          opId = Wire.decode(Wire.text(text), UUID.class);
        } catch (WireException e) {
          opId = null;
        }
      }
      Object seq = offer.operation().opSeq();
      Long opSeq =
          seq instanceof Integer small
              ? Long.valueOf(small)
              : seq instanceof Long large ? large : null;
      return new Handle(opId, opSeq);
    }
  }
}
