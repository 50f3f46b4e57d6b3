package regulars.counter.till.line;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import regulars.model.sale.Sale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sale as a JSON object. Unknown fields are left alone: tills have more to say than we ask. */
final class JsonSale {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(16)
                          .maxNumberLength(64)
                          .maxStringLength(LineFramer.LONGEST)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ShopTerms terms;

  JsonSale(ShopTerms terms) {
    this.terms = terms;
  }

  Sale read(String line) throws LineException {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (JacksonException e) {
      long column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      throw new LineException(
          "is not one JSON object" + (column > 0 ? " (see character " + column + ")" : ""));
    }
    SaleDraft draft = new SaleDraft(terms);
    draft.kind(json.has("kind") ? text(json, "kind") : "sale");
    draft.till(text(json, "till"));
    draft.ticket(text(json, "ticket"));
    draft.at(text(json, "at"));
    draft.day(text(json, "day"));
    draft.currency(text(json, "currency"));
    draft.total(amount(json, "total", draft));
    draft.phone(text(json, "phone"));
    draft.member(text(json, "member"));
    draft.external(text(json, "external"));
    original(json.get("original"), draft);
    lines(json.get("lines"), draft);
    return draft.sale();
  }

  private static void original(@Nullable JsonNode original, SaleDraft draft) throws LineException {
    if (original == null || original.isNull()) {
      return;
    }
    if (original.isObject()) {
      draft.original(text(original, "ticket"), text(original, "day"));
    } else if (original.isString() || original.isIntegralNumber()) {
      draft.original(original.asString(), "");
    } else {
      throw new LineException("original must be a ticket, or an object with ticket and day");
    }
  }

  private static void lines(@Nullable JsonNode lines, SaleDraft draft) throws LineException {
    if (lines == null || lines.isNull()) {
      return;
    }
    if (!lines.isArray()) {
      throw new LineException("lines must be an array");
    }
    int number = 1;
    for (JsonNode line : lines) {
      if (!line.isObject()) {
        throw new LineException("basket line " + number + " must be an object");
      }
      draft.line(
          text(line, "item"),
          text(line, "category"),
          text(line, "quantity"),
          amount(line, "amount", draft));
      number++;
    }
  }

  /** A field that is text, or a number taken as its own text; empty when absent. */
  private static String text(JsonNode json, String field) throws LineException {
    JsonNode value = json.get(field);
    if (value == null || value.isNull()) {
      return "";
    }
    if (value.isString()) {
      return value.stringValue();
    }
    if (value.isNumber()) {
      BigDecimal number = value.decimalValue();
      if (Math.abs((long) number.scale()) > 64) {
        throw new LineException(field + " has too many digits");
      }
      return number.toPlainString();
    }
    throw new LineException(field + " must be text");
  }

  /** {@code field} in major units, or {@code fieldMinor} in minor units; never both. */
  private static Amounts.Amount amount(JsonNode json, String field, SaleDraft draft)
      throws LineException {
    String minorField = field + "Minor";
    JsonNode minor = json.get(minorField);
    JsonNode major = json.get(field);
    if (minor == null || minor.isNull()) {
      return major != null && major.isNumber()
          ? Amounts.exact(major.decimalValue(), draft.currency())
          : Amounts.read(text(json, field), draft.currency());
    }
    if (major != null && !major.isNull()) {
      throw new LineException(field + " and " + minorField + " are both there: send one");
    }
    if (!minor.isIntegralNumber() || !minor.canConvertToLong()) {
      throw new LineException(minorField + " must be a whole number, as in 1800");
    }
    return Amounts.minor(minor.longValue());
  }
}
