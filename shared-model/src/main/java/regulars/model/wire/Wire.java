package regulars.model.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Operation;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The records of the model as JSON, and back: the only form in which counter and server exchange
 * them and in which either keeps them as text.
 *
 * <p>Fields carry the records' names, in the records' order. A null is left out. Money is {@code
 * {"minor":1800,"currency":"USD"}}; times are ISO 8601 in UTC with exactly three decimals (finer
 * ones are cut off); dates, ids, hashes (hex), phones (E.164), member numbers ({@code 1042-9}) and
 * decimal numbers are texts. Sealed types carry a {@code kind}.
 *
 * <p>Reading ignores unknown fields, so that a newer sender can add some. It refuses unknown kinds
 * (except of changes, which it leaves out), missing fields, wrong types, numbers out of range,
 * repeated fields, anything after the message, and bytes that aren't UTF-8.
 *
 * <p>Stateless: safe for use from any thread.
 */
public final class Wire {
  /** Deeper than any message; a bound for hostile ones. */
  private static final int DEEPEST = 24;

  /** The longest text is a rules document. */
  private static final int LONGEST_TEXT = 1 << 20;

  /** The largest message is a page of the feed with held sales of 1,000 lines each. */
  private static final long LARGEST = 64L << 20;

  private static final JsonMapper MAPPER = mapper();
  private static final ObjectReader READER =
      MAPPER.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

  /** Each with what it takes to read its type, which is long to look for. */
  private static final ClassValue<ObjectReader> READERS =
      new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
          return READER.forType(type);
        }
      };

  private Wire() {}

  /** As UTF-8. The same value always gives the same bytes. */
  public static byte[] encode(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** As text. */
  public static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Reads one value from UTF-8. */
  public static <T> T decode(byte[] utf8, Class<T> type) throws WireException {
    return decode(string(utf8), type);
  }

  /** Reads one value. */
  public static <T> T decode(String json, Class<T> type) throws WireException {
    return decode(json, READERS.get(type));
  }

  /** Reads a list of values, as {@link #text} wrote it. */
  public static <T> List<T> decodeList(String json, Class<T> type) throws WireException {
    List<T> list =
        decode(
            json,
            READER.forType(MAPPER.getTypeFactory().constructCollectionType(List.class, type)));
    if (list.contains(null)) {
      throw new WireException("null in a list");
    }
    return List.copyOf(list);
  }

  /** Reads a push; what is wrong with one operation spoils none of the others. */
  public static PushReading decodePush(byte[] utf8) throws WireException {
    return PushReader.read(string(utf8));
  }

  /**
   * What tells whether an operation came back with another content: SHA-256 over its encoding. The
   * same on every retry, as fields that it doesn't use are left out.
   */
  public static byte[] digest(Operation operation) {
    return sha256(encode(operation));
  }

  /**
   * The same for an operation that couldn't be read: over the text that came, without what is said
   * beside the operation and may change from one retry to the next.
   */
  public static byte[] digest(PushReading.Bad bad) {
    return sha256(PushReader.operation(bad.payload()).getBytes(StandardCharsets.UTF_8));
  }

  /** Reads what can be read of a message that is broken elsewhere, such as by a repeated field. */
  static <T> T decodeLoosely(String json, Class<T> type) throws WireException {
    @Nullable T value;
    try {
      value = MAPPER.readValue(json, type);
    } catch (JacksonException | IllegalArgumentException e) {
      throw Complaint.of(e);
    }
    return there(value);
  }

  static JsonParser parser(String json) {
    return MAPPER.createParser(json);
  }

  /** Reads the one value that the parser stands on. */
  static <T> T decode(JsonParser parser, Class<T> type) throws WireException {
    @Nullable T value;
    try {
      value = READERS.get(type).readValue(parser);
    } catch (JacksonException | IllegalArgumentException e) {
      throw Complaint.of(e);
    }
    return there(value);
  }

  private static <T> T decode(String json, ObjectReader reader) throws WireException {
    @Nullable T value;
    try (JsonParser parser = READER.createParser(json)) {
      if (parser.nextToken() == null) {
        throw new WireException("the message is empty");
      }
      value = reader.readValue(parser);
      if (parser.nextToken() != null) {
        throw new WireException("something follows the end of the message");
      }
    } catch (JacksonException | IllegalArgumentException e) {
      throw Complaint.of(e);
    }
    return there(value);
  }

  private static <T> T there(@Nullable T value) throws WireException {
    if (value == null) {
      throw new WireException("the message is null");
    }
    return value;
  }

  private static String string(byte[] utf8) throws WireException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new WireException("the message is not UTF-8");
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static JsonMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(40)
                    .maxNameLength(100)
                    .maxDocumentLength(LARGEST)
                    .build())
            .build();
    JsonMapper.Builder builder =
        JsonMapper.builder(factory)
            .annotationIntrospector(new Presence())
            .addModule(Texts.module())
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.WRAP_EXCEPTIONS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
            .disable(EnumFeature.READ_ENUMS_USING_TO_STRING);
    return Kinds.register(builder).build();
  }
}
