package rapport.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rapport.Json;

/**
 * JSON Schemas of our records, as OpenAPI 3.1 has them, made from what {@link Json#MAPPER} does
 * with them: so the API's document cannot say something else than the code. Each record stands once
 * among {@code components} and is referred to. Not shared between threads.
 */
final class Schemas {
  private static final Map<Class<?>, String> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, "string"),
          Map.entry(boolean.class, "boolean"),
          Map.entry(Boolean.class, "boolean"),
          Map.entry(int.class, "integer"),
          Map.entry(Integer.class, "integer"),
          Map.entry(long.class, "integer"),
          Map.entry(Long.class, "integer"),
          Map.entry(double.class, "number"),
          Map.entry(Double.class, "number"));

  private final Map<String, ObjectNode> components = new TreeMap<>();

  /**
   * What is sent to us ({@code null} stands for absent), or what we answer (absent is left out,
   * unless the record says that it always writes it).
   */
  enum Way {
    SENT,
    ANSWERED
  }

  /** To be read once all schemas were asked for. */
  ObjectNode components() {
    ObjectNode all = Json.MAPPER.createObjectNode();
    components.forEach(all::set);
    return all;
  }

  ObjectNode of(Type type, Way way) {
    if (type instanceof ParameterizedType generic) {
      if (generic.getRawType() == List.class)
        return list(of(generic.getActualTypeArguments()[0], way));
      if (generic.getRawType() == Map.class)
        return object().set("additionalProperties", of(generic.getActualTypeArguments()[1], way));
      throw new IllegalArgumentException(type.getTypeName());
    }
    if (!(type instanceof Class<?> plain)) return Json.MAPPER.createObjectNode();
    String name = PLAIN.get(plain);
    if (name != null) return Json.MAPPER.createObjectNode().put("type", name);
    if (plain == Instant.class) return string("date-time");
    if (plain == LocalDate.class) return string("date");
    if (plain.isEnum()) return choices(plain);
    if (plain.isArray()) return list(of(plain.getComponentType(), way));
    if (plain.isRecord()) return reference(plain, way);
    if (JsonNode.class.isAssignableFrom(plain) || plain == Object.class)
      return Json.MAPPER.createObjectNode();
    throw new IllegalArgumentException(type.getTypeName());
  }

  private static ObjectNode object() {
    return Json.MAPPER.createObjectNode().put("type", "object");
  }

  private static ObjectNode list(ObjectNode items) {
    return Json.MAPPER.createObjectNode().put("type", "array").set("items", items);
  }

  private static ObjectNode string(String format) {
    return Json.MAPPER.createObjectNode().put("type", "string").put("format", format);
  }

  private static ObjectNode choices(Class<?> type) {
    ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "string");
    ArrayNode choices = schema.putArray("enum");
    for (Object choice : type.getEnumConstants()) choices.add(Json.MAPPER.valueToTree(choice));
    return schema;
  }

  private ObjectNode reference(Class<?> type, Way way) {
    String name = name(type) + (way == Way.SENT ? "Sent" : "");
    if (!components.containsKey(name)) {
      ObjectNode schema = object();
      components.put(name, schema); // before its parts: they may refer to it
      describe(type, way, schema);
    }
    return Json.MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + name);
  }

  private void describe(Class<?> type, Way way, ObjectNode schema) {
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = Json.MAPPER.createArrayNode();
    add(type, way, properties, required);
    if (!required.isEmpty()) schema.set("required", required);
    JsonIgnoreProperties ignored = type.getAnnotation(JsonIgnoreProperties.class);
    schema.put("additionalProperties", ignored != null && ignored.ignoreUnknown());
  }

  private void add(Class<?> type, Way way, ObjectNode properties, ArrayNode required) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        add(component.getType(), way, properties, required);
        continue;
      }
      boolean absent = isNullable(component.getAnnotatedType());
      ObjectNode schema = of(component.getAnnotatedType(), way);
      if (!absent || (way == Way.ANSWERED && alwaysWritten(type)))
        required.add(component.getName());
      boolean mayBeNull = absent && (way == Way.SENT || alwaysWritten(type));
      properties.set(component.getName(), mayBeNull ? orNull(schema) : schema);
    }
  }

  /** As {@link #of(Type, Way)}, heeding {@code @Nullable} on the items of a list. */
  private ObjectNode of(AnnotatedType type, Way way) {
    if (type instanceof AnnotatedParameterizedType generic
        && type.getType() instanceof ParameterizedType raw
        && raw.getRawType() == List.class) {
      AnnotatedType item = generic.getAnnotatedActualTypeArguments()[0];
      ObjectNode items = of(item, way);
      return list(isNullable(item) ? orNull(items) : items);
    }
    return of(type.getType(), way);
  }

  private static ObjectNode orNull(ObjectNode schema) {
    if (schema.isEmpty()) return schema;
    ObjectNode either = Json.MAPPER.createObjectNode();
    either.putArray("anyOf").add(schema).addObject().put("type", "null");
    return either;
  }

  private static boolean isNullable(AnnotatedElement type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static boolean alwaysWritten(Class<?> type) {
    Class<?> mixIn = Json.MAPPER.findMixInClassFor(type);
    JsonInclude include = (mixIn == null ? type : mixIn).getAnnotation(JsonInclude.class);
    return include != null && include.value() == JsonInclude.Include.ALWAYS;
  }

  /** {@code AgentApi.Listed} is {@code AgentListed}, {@code MeApi.Me} is {@code Me}. */
  private static String name(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    if (around == null || around == Shapes.class) return type.getSimpleName();
    String outer = around.getSimpleName().replaceAll("(Api|Input)$", "");
    String inner = type.getSimpleName();
    return inner.startsWith(outer) ? inner : outer + inner;
  }
}
