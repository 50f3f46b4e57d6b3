package regulars.server.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Checks a value against a schema of the OpenAPI document: the keywords that the document uses, and
 * no others. Stricter than JSON Schema in one thing: a field that the schema doesn't know is wrong.
 */
final class Schemas {
  private static final Set<String> KNOWN =
      Set.of(
          "$ref",
          "const",
          "contentMediaType",
          "description",
          "discriminator",
          "enum",
          "examples",
          "format",
          "items",
          "maxItems",
          "maxLength",
          "maximum",
          "minLength",
          "minimum",
          "oneOf",
          "pattern",
          "properties",
          "required",
          "type");

  private final JsonNode document;

  Schemas(JsonNode document) {
    this.document = document;
  }

  /** What is wrong, each with its place; empty when nothing is. */
  List<String> check(String schemaName, JsonNode value) {
    return check(document.at("/components/schemas/" + schemaName), value, schemaName);
  }

  List<String> check(JsonNode schema, JsonNode value, String at) {
    List<String> wrong = new ArrayList<>();
    if (schema.isMissingNode()) {
      return List.of(at + ": no such schema");
    }
    for (String keyword : schema.propertyNames()) {
      if (!KNOWN.contains(keyword)) {
        wrong.add(at + ": the checker doesn't know the keyword " + keyword);
      }
    }
    if (schema.has("$ref")) {
      String ref = schema.get("$ref").asString();
      wrong.addAll(check(document.at(ref.substring(1)), value, at));
    }
    if (schema.has("oneOf")) {
      oneOf(schema.get("oneOf"), value, at, wrong);
    }
    if (schema.has("type")) {
      switch (schema.get("type").asString()) {
        case "object" -> object(schema, value, at, wrong);
        case "array" -> array(schema, value, at, wrong);
        case "string" -> string(schema, value, at, wrong);
        case "integer" -> integer(schema, value, at, wrong);
        case "boolean" -> require(value.isBoolean(), at + ": no boolean", wrong);
        default -> wrong.add(at + ": unknown type");
      }
    }
    return wrong;
  }

  private void oneOf(JsonNode variants, JsonNode value, String at, List<String> wrong) {
    List<String> all = new ArrayList<>();
    int fitting = 0;
    for (JsonNode variant : variants) {
      List<String> problems = check(variant, value, at);
      if (problems.isEmpty()) {
        fitting++;
      }
      all.addAll(problems);
    }
    if (fitting != 1) {
      wrong.add(at + ": fits " + fitting + " variants instead of one: " + all);
    }
  }

  private void object(JsonNode schema, JsonNode value, String at, List<String> wrong) {
    require(value.isObject(), at + ": no object", wrong);
    if (!schema.has("properties")) {
      return;
    }
    JsonNode properties = schema.get("properties");
    Set<String> missing = new HashSet<>();
    schema.path("required").forEach(name -> missing.add(name.asString()));
    for (String name : value.propertyNames()) {
      missing.remove(name);
      if (properties.has(name)) {
        wrong.addAll(check(properties.get(name), value.get(name), at + "." + name));
      } else {
        wrong.add(at + "." + name + ": the document doesn't know this field");
      }
    }
    missing.forEach(name -> wrong.add(at + "." + name + ": missing"));
  }

  private void array(JsonNode schema, JsonNode value, String at, List<String> wrong) {
    require(value.isArray(), at + ": no array", wrong);
    int most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
    require(value.size() <= most, at + ": too many items", wrong);
    for (int item = 0; item < value.size(); item++) {
      wrong.addAll(check(schema.get("items"), value.get(item), at + "[" + item + "]"));
    }
  }

  private static void string(JsonNode schema, JsonNode value, String at, List<String> wrong) {
    if (!value.isString()) {
      wrong.add(at + ": no string");
      return;
    }
    String text = value.asString();
    if (schema.has("enum")) {
      List<String> allowed = new ArrayList<>();
      schema.get("enum").forEach(one -> allowed.add(one.asString()));
      require(allowed.contains(text), at + ": none of " + allowed, wrong);
    }
    if (schema.has("const")) {
      require(schema.get("const").asString().equals(text), at + ": not the constant", wrong);
    }
    if (schema.has("pattern")) {
      Pattern pattern = Pattern.compile(schema.get("pattern").asString());
      require(pattern.matcher(text).find(), at + ": doesn't match " + pattern, wrong);
    }
    require(text.length() >= schema.path("minLength").asInt(0), at + ": too short", wrong);
    int longest = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    require(text.length() <= longest, at + ": too long", wrong);
    if (schema.path("format").asString("").equals("uuid")) {
      require(text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), at + ": no UUID", wrong);
    }
  }

  private static void integer(JsonNode schema, JsonNode value, String at, List<String> wrong) {
    if (!value.isIntegralNumber()) {
      wrong.add(at + ": no integer");
      return;
    }
    long number = value.asLong();
    require(number >= schema.path("minimum").asLong(Long.MIN_VALUE), at + ": too small", wrong);
    require(number <= schema.path("maximum").asLong(Long.MAX_VALUE), at + ": too large", wrong);
  }

  private static void require(boolean condition, String problem, List<String> wrong) {
    if (!condition) {
      wrong.add(problem);
    }
  }
}
