package regulars.model.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import regulars.model.ledger.Hash;
import regulars.model.member.MemberNumber;
import regulars.model.member.Phone;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Values that are one JSON text each, and how each is written and read. */
final class Texts {
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");

  private Texts() {}

  static SimpleModule module() {
    SimpleModule module = new SimpleModule("regulars");
    add(module, UUID.class, "an id like 0199a3c4-…", UUID::toString, Texts::uuid);
    add(module, Hash.class, "64 hex digits", Hash::toString, Hash::ofHex);
    add(module, Phone.class, "a phone number like +14155552671", Phone::e164, Phone::new);
    add(
        module,
        MemberNumber.class,
        "a member number like 1042-9",
        MemberNumber::toString,
        MemberNumber::parse);
    add(module, Instant.class, "a time like 2026-11-02T08:15:30.000Z", Times::write, Times::time);
    add(module, LocalDate.class, "a date like 2026-11-02", LocalDate::toString, Times::date);
    add(
        module,
        Currency.class,
        "a currency like USD",
        Currency::getCurrencyCode,
        Currency::getInstance);
    add(
        module,
        BigDecimal.class,
        "a decimal number as text, like \"0.350\"",
        BigDecimal::toPlainString,
        text -> DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null);
    add(module, String.class, "text", text -> text, Texts::wellFormed);
    return module;
  }

  /** Always 36 characters: the JDK's reader takes shorter groups too. */
  private static @Nullable UUID uuid(String text) {
    return text.length() == 36 && text.charAt(8) == '-' && text.charAt(23) == '-'
        ? UUID.fromString(text)
        : null;
  }

  /** Half a surrogate pair is no character and can't be written as UTF-8. */
  private static @Nullable String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          return null;
        }
        i++;
      }
    }
    return text;
  }

  /** {@code read} gives null, or throws what the JDK throws, for a text that is none. */
  private static <T> void add(
      SimpleModule module,
      Class<T> type,
      String expected,
      Function<T, String> write,
      Function<String, @Nullable T> read) {
    module.addSerializer(type, new Writer<>(type, write));
    module.addDeserializer(type, new Reader<>(type, expected, read));
  }

  private static final class Writer<T> extends StdScalarSerializer<T> {
    private final Function<T, String> write;

    Writer(Class<T> type, Function<T, String> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
      out.writeString(write.apply(value));
    }
  }

  private static final class Reader<T> extends StdScalarDeserializer<T> {
    private final String expected;
    private final Function<String, @Nullable T> read;

    Reader(Class<T> type, String expected, Function<String, @Nullable T> read) {
      super(type);
      this.expected = expected;
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) {
      if (in.currentToken() != JsonToken.VALUE_STRING) {
        throw new IllegalArgumentException(expected + " is expected");
      }
      T value;
      try {
        value = read.apply(in.getString());
      } catch (IllegalArgumentException | DateTimeException e) {
        value = null;
      }
      if (value == null) {
        throw new IllegalArgumentException(expected + " is expected");
      }
      return value;
    }
  }
}
