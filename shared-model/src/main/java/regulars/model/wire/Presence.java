package regulars.model.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import regulars.model.sync.Change;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Which fields must be there: every record component that the model doesn't mark {@code @Nullable},
 * so that a null is refused where it arrives and not found later where it is used.
 */
final class Presence extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
    if (annotated instanceof AnnotatedParameter parameter
        && parameter.getDeclaringClass().isRecord()) {
      RecordComponent component =
          parameter.getDeclaringClass().getRecordComponents()[parameter.getIndex()];
      AnnotatedType type = component.getAnnotatedType();
      boolean optional = type.isAnnotationPresent(Nullable.class);
      return JsonSetter.Value.construct(
          optional ? Nulls.SET : Nulls.FAIL, isListOfChanges(type) ? Nulls.SKIP : Nulls.FAIL);
    }
    return super.findSetterInfo(config, annotated);
  }

  /** A change of a kind that isn't known reads as null, and is left out. */
  private static boolean isListOfChanges(AnnotatedType type) {
    return type instanceof AnnotatedParameterizedType list
        && list.getAnnotatedActualTypeArguments()[0].getType() == Change.class;
  }
}
