package rapport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one way to say no to a caller. The message is for people and never repeats a draft; the
 * status follows from the code.
 */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * What went wrong, in HTTP's words. {@code status} is sent, {@code title} heads the problem
   * document.
   */
  public enum Code {
    INVALID(400, "The request cannot be read"),
    UNAUTHENTICATED(401, "Sign in first"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    WRONG_METHOD(405, "Not possible here"),
    CONFLICT(409, "Conflicts with what is there"),
    GONE(410, "No longer valid"),
    STALE(412, "Changed meanwhile"),
    TOO_LARGE(413, "Too large"),
    WRONG_TYPE(415, "Wrong type of body"),
    WRONG_HOST(421, "Unknown host"),
    UNPROVED(422, "Not published"),
    PRECONDITION_MISSING(428, "If-Match is missing"),
    TOO_MANY(429, "Too many requests"),
    INTERNAL(500, "Something failed"),
    UNAVAILABLE(503, "Not available right now"),
    STORAGE_FULL(507, "No room left");

    public final int status;
    public final String title;

    Code(int status, String title) {
      this.status = status;
      this.title = title;
    }
  }

  /**
   * One thing that is wrong with the input: where (JSON pointer, RFC 6901; "" is the whole body)
   * and what, in words.
   */
  public record Fault(String pointer, String message) {}

  private final Code code;
  private final transient List<Fault> faults;
  private final long retryAfterSeconds;

  public ApiException(Code code, String message) {
    this(code, message, List.of(), 0, null);
  }

  public ApiException(Code code, String message, List<Fault> faults) {
    this(code, message, faults, 0, null);
  }

  private ApiException(
      Code code,
      String message,
      List<Fault> faults,
      long retryAfterSeconds,
      @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.faults = List.copyOf(faults);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Full, or slowed down on purpose: the caller may come back after so many seconds. */
  public static ApiException later(Code code, String message, long retryAfterSeconds) {
    return new ApiException(code, message, List.of(), retryAfterSeconds, null);
  }

  /** As above, with what is to be logged but not told. */
  public static ApiException later(
      Code code, String message, long retryAfterSeconds, Throwable cause) {
    return new ApiException(code, message, List.of(), retryAfterSeconds, cause);
  }

  public Code code() {
    return code;
  }

  public String text() {
    return String.valueOf(getMessage());
  }

  public List<Fault> faults() {
    return faults;
  }

  /** 0: not said. */
  public long retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
