package rapport.web;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import rapport.ApiException.Code;

/**
 * What one call takes and gives, beside what its {@link Route} says of it: for the API's document,
 * and so for the tests that hold every answer against it. Built in {@link Contract}, then only
 * read.
 */
final class Call {
  static final String JSON = "application/json";

  /**
   * One form of an answer's body.
   *
   * @param types records of which the body is one; none: it is no JSON
   */
  record Body(String type, List<Type> types) {}

  /**
   * @param in {@code query} or {@code header}
   * @param type {@code string}, {@code integer} or {@code boolean}
   */
  record Parameter(String in, String name, String type, String words, List<String> choices) {}

  private @Nullable Type takes;
  private @Nullable String takesType;
  private List<String> required = List.of();
  private final Map<Integer, List<Body>> gives = new LinkedHashMap<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private final Set<Code> refuses = new TreeSet<>();
  private boolean plain;

  /**
   * @param required fields that must be there
   */
  Call takes(Type type, String... required) {
    return takes(JSON, type, required);
  }

  Call takes(String contentType, Type type, String... required) {
    this.takes = type;
    this.takesType = contentType;
    this.required = List.of(required);
    return this;
  }

  /** An answer in JSON: one of these records. */
  Call gives(int status, Type... types) {
    return gives(status, new Body(JSON, List.of(types)));
  }

  Call givesNothing(int status) {
    gives.put(status, List.of());
    return this;
  }

  Call givesFile(int status, String contentType) {
    return gives(status, new Body(contentType, List.of()));
  }

  private Call gives(int status, Body body) {
    gives.computeIfAbsent(status, none -> new ArrayList<>()).add(body);
    return this;
  }

  Call refuses(Code... codes) {
    refuses.addAll(List.of(codes));
    return this;
  }

  /** Refusals are plain words instead of a problem document. */
  Call refusesInWords() {
    plain = true;
    return this;
  }

  Call query(String name, String words, String... choices) {
    return parameter("query", name, "string", words, choices);
  }

  Call number(String name, String words) {
    return parameter("query", name, "integer", words);
  }

  Call header(String name, String words) {
    return parameter("header", name, "string", words);
  }

  private Call parameter(String in, String name, String type, String words, String... choices) {
    parameters.add(new Parameter(in, name, type, words, List.of(choices)));
    return this;
  }

  /** A list in pages. */
  Call paged() {
    return number("limit", "At most so many, 1 to 500; 100 unless said.")
        .query("cursor", "The `next` of the page before.");
  }

  /** A read that costs nothing when the caller has it already. */
  Call tagged() {
    return header("If-None-Match", "The ETag of what you have: 304 when it is still so.")
        .givesNothing(304);
  }

  /** A write that says which state it was made from. */
  Call conditional() {
    return header("If-Match", "The ETag of what you read; `*` for any.")
        .header("If-None-Match", "`*`: only if there is none yet.")
        .header("Rapport-Why", "Why, for the history; percent-encoded beyond ASCII.")
        .refuses(Code.STALE, Code.PRECONDITION_MISSING, Code.UNPROVED);
  }

  @Nullable Type taken() {
    return takes;
  }

  String takenType() {
    return takesType == null ? JSON : takesType;
  }

  List<String> required() {
    return required;
  }

  Map<Integer, List<Body>> given() {
    return gives;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  Set<Code> refused() {
    return refuses;
  }

  boolean isRefusedInWords() {
    return plain;
  }
}
