package regulars.model.wire;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says in the sender's words what the JSON library, or a record's own check, objected to. */
final class Complaint {
  private static final int LONGEST_ECHO = 40;

  private Complaint() {}

  static WireException of(RuntimeException problem) {
    if (problem instanceof JacksonException jackson) {
      String field = field(jackson.getPath());
      return new WireException(
          field.isEmpty() ? wrong(jackson) : field + ": " + wrong(jackson), unknownKind(jackson));
    }
    if (problem instanceof IllegalArgumentException refused) {
      return new WireException(String.valueOf(refused.getMessage()));
    }
    throw problem;
  }

  private static boolean unknownKind(JacksonException problem) {
    return problem instanceof InvalidTypeIdException kind && kind.getTypeId() != null;
  }

  private static String wrong(JacksonException problem) {
    return switch (problem) {
      case InvalidTypeIdException kind ->
          kind.getTypeId() == null
              ? "kind is missing"
              : "unknown kind \"" + shortened(kind.getTypeId()) + "\"";
      case InvalidNullException _ -> "is missing";
      case MismatchedInputException mismatch -> expected(mismatch.getTargetType()) + " is expected";
      case InputCoercionException _ -> "the number is out of range";
      case StreamConstraintsException _ -> "larger or deeper than any message may be";
      default ->
          problem.getCause() instanceof IllegalArgumentException refused
              ? String.valueOf(refused.getMessage())
              : "not readable as JSON" + at(problem.getLocation()) + ": " + firstLine(problem);
    };
  }

  private static String expected(Class<?> type) {
    if (type == long.class || type == int.class || type == Long.class || type == Integer.class) {
      return "a whole number";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    if (type != null && type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name())
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    return type != null && List.class.isAssignableFrom(type) ? "a list" : "an object";
  }

  private static String field(List<JacksonException.Reference> path) {
    StringBuilder field = new StringBuilder();
    for (JacksonException.Reference step : path) {
      if (step.getPropertyName() == null) {
        field.append('[').append(step.getIndex()).append(']');
      } else {
        field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return field.toString();
  }

  private static String at(TokenStreamLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static String firstLine(JacksonException problem) {
    return String.valueOf(problem.getOriginalMessage()).lines().findFirst().orElse("");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "…";
  }
}
