package rapport.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.util.TokenBufferReadContext;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.ApiException.Fault;
import rapport.Json;

/**
 * Reads a JSON body of one shape. Faults name their place by JSON pointer and never quote what was
 * sent. Shared between threads.
 */
final class Body<T> {
  static final int MAX_BYTES = 1 << 20;

  private static final int PIECE = 8 * 1024;

  /**
   * For a whole body: whoever sends more slowly holds a thread for nothing. Jetty's own handler for
   * this divides the bytes of all requests by the time of one.
   */
  private static final long MAX_SECONDS = 15;

  /**
   * So many bytes more are taken and thrown away: whoever is still sending when the connection is
   * closed never sees the answer.
   */
  private static final long DRAINED_BYTES = 16L << 20;

  private static final String UNKNOWN = "unknown fields";
  private static final String KEPT = "parser of those that were kept";
  private static final String KEPT_INSIDE = "whether their place is inside the first";

  private final ObjectReader reader;
  private final Class<T> type;

  private Body(Class<T> type) {
    this.type = type;
    this.reader = Json.MAPPER.readerFor(type).withHandler(new UnknownFields());
  }

  static <T> Body<T> of(Class<T> type) {
    return new Body<>(type);
  }

  T read(Context ctx) {
    return read(ctx, MAX_BYTES);
  }

  T read(Context ctx, int maxBytes) {
    byte[] bytes = bytes(ctx, maxBytes);
    if (bytes.length == 0)
      throw new ApiException(Code.INVALID, "The body is empty; JSON is expected.");
    return parse(unknown -> reader.withAttribute(UNKNOWN, unknown).readValue(bytes));
  }

  /** A part of a body that was read as a tree. */
  T read(JsonNode node) {
    return parse(unknown -> reader.withAttribute(UNKNOWN, unknown).readValue(node));
  }

  static byte[] bytes(Context ctx, int maxBytes) {
    String packed = ctx.header("Content-Encoding");
    if (packed != null && !packed.equalsIgnoreCase("identity"))
      throw new ApiException(
          Code.WRONG_TYPE, "Send the body as it is, without Content-Encoding: it is not unpacked.");
    long told = ctx.req().getContentLengthLong();
    long began = System.nanoTime();
    try {
      InputStream in = ctx.req().getInputStream();
      if (told > maxBytes) throw tooLarge(maxBytes, told, in, began);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(told < 0 ? PIECE : (int) told);
      byte[] piece = new byte[told < 0 ? PIECE : (int) Math.min(PIECE, told + 1)];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        bytes.write(piece, 0, read);
        if (bytes.size() > maxBytes) throw tooLarge(maxBytes, 0, in, began);
        if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(MAX_SECONDS)) {
          ctx.header("Connection", "close");
          throw new ApiException(Code.INVALID, "The body came too slowly.");
        }
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new ApiException(Code.INVALID, "The body broke off.");
    }
  }

  private static ApiException tooLarge(int maxBytes, long told, InputStream in, long began)
      throws IOException {
    byte[] piece = new byte[PIECE];
    int read = 0;
    for (long left = told > DRAINED_BYTES ? 0 : DRAINED_BYTES;
        left > 0 && read >= 0;
        left -= read) {
      read =
          System.nanoTime() - began > TimeUnit.SECONDS.toNanos(MAX_SECONDS) ? -1 : in.read(piece);
    }
    return new ApiException(Code.TOO_LARGE, "The body is larger than " + maxBytes + " bytes.");
  }

  private interface Parse<T> {
    @Nullable T apply(List<Fault> unknown) throws IOException;
  }

  private T parse(Parse<T> parse) {
    List<Fault> unknown = new ArrayList<>(0);
    try {
      T value = parse.apply(unknown);
      if (!unknown.isEmpty()) throw invalid(unknown);
      if (value == null) throw invalid(List.of(new Fault("", "must be an object")));
      return value;
    } catch (MismatchedInputException e) {
      throw invalid(
          List.of(
              new Fault(
                  pointer(e.getPath()),
                  expected(e.getTargetType() == null ? type : e.getTargetType()))));
    } catch (JsonProcessingException e) {
      throw new ApiException(Code.INVALID, unreadable(e) + place(e));
    } catch (IOException e) {
      throw new ApiException(Code.INVALID, "The body is not JSON.");
    }
  }

  /** Never the parser's own words, which quote what was sent. */
  private static String unreadable(JsonProcessingException e) {
    Throwable fault = e.getCause() instanceof JsonProcessingException ? e.getCause() : e;
    if (fault instanceof StreamConstraintsException)
      return "The JSON is nested too deep or holds a number or a name that is too long";
    if (fault instanceof InputCoercionException)
      return "The JSON holds a number that is too large for its place";
    if (fault instanceof JsonParseException parse
        && parse.getOriginalMessage().startsWith("Duplicate field"))
      return "The JSON holds a field twice";
    return "The body is not JSON";
  }

  private static ApiException invalid(List<Fault> faults) {
    return Form.refused(faults);
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? "."
        : ": line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ".";
  }

  private static String pointer(List<JsonMappingException.Reference> path) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference reference : path) {
      pointer
          .append('/')
          .append(
              reference.getFieldName() == null
                  ? Integer.toString(reference.getIndex())
                  : Form.escaped(reference.getFieldName()));
    }
    return pointer.toString();
  }

  private static String expected(Class<?> type) {
    if (type == String.class) return "must be a text";
    if (type == Boolean.class || type == boolean.class) return "must be true or false";
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class)
      return "must be a whole number";
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) return "must be a number";
    if (Collection.class.isAssignableFrom(type) || type.isArray()) return "must be a list";
    return "must be an object";
  }

  /** Goes on reading, so that all of them are named in one answer. */
  private static final class UnknownFields extends DeserializationProblemHandler {
    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser parser,
        JsonDeserializer<?> deserializer,
        Object bean,
        String name)
        throws IOException {
      String pointer =
          objectOf(context, parser).getParent().pathAsPointer() + "/" + Form.escaped(name);
      parser.skipChildren();
      @SuppressWarnings("unchecked")
      List<Fault> unknown = (List<Fault>) context.getAttribute(UNKNOWN);
      unknown.add(new Fault(pointer, "is not a field of this call"));
      return true;
    }

    /** Jackson keeps them until it has read all of a record, then hands them over in a row. */
    private static JsonStreamContext objectOf(DeserializationContext context, JsonParser parser) {
      boolean bracket = parser.currentToken().isStructStart();
      JsonStreamContext place = parser.getParsingContext();
      if (bracket) place = place.getParent(); // the parser stands inside the value already
      if (!(place instanceof TokenBufferReadContext)) return place;
      // What is kept has the place of the first of them: inside its value, where that is a bracket.
      if (context.getAttribute(KEPT) != parser) {
        context.setAttribute(KEPT, parser);
        context.setAttribute(KEPT_INSIDE, bracket);
      }
      return Boolean.TRUE.equals(context.getAttribute(KEPT_INSIDE)) ? place.getParent() : place;
    }
  }
}
