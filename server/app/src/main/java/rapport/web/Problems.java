package rapport.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.Json;

/** The one place where something that went wrong becomes an answer: RFC 9457. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private static final String PAGE = template();

  private Problems() {}

  /**
   * @param reference the request's id; only for a fault of ours, where it is all that the caller is
   *     told
   * @param errors null when nothing of the input is to blame
   */
  record Problem(
      String title,
      int status,
      String detail,
      @Nullable String reference,
      @Nullable List<ApiException.Fault> errors) {}

  static void install(JavalinConfig config) {
    config.routes.exception(ApiException.class, Problems::answer);
    config.routes.exception(HttpResponseException.class, (e, ctx) -> answer(translated(e), ctx));
    config.routes.exception(MethodNotAllowedResponse.class, Problems::wrongMethod);
    config.routes.exception(Exception.class, Problems::failed);
  }

  static void answer(ApiException e, Context ctx) {
    if (e.retryAfterSeconds() > 0) ctx.header("Retry-After", Long.toString(e.retryAfterSeconds()));
    if (e.code() == Code.UNAUTHENTICATED) ctx.header("WWW-Authenticate", "Bearer");
    write(
        ctx,
        new Problem(
            e.code().title,
            e.code().status,
            e.text(),
            null,
            e.faults().isEmpty() ? null : e.faults()));
  }

  private static void failed(Exception e, Context ctx) {
    String reference = RequestId.of(ctx);
    // Only types and places: a message of a parser or a database may quote what an agent wrote.
    LOG.atError()
        .addKeyValue("request", reference)
        .addKeyValue("method", ctx.method().name())
        .addKeyValue("route", RequestLog.route(ctx))
        .setCause(new Quiet(e))
        .log("failed");
    Code code = Code.INTERNAL;
    write(
        ctx,
        new Problem(
            code.title,
            code.status,
            "It is not your doing. Tell the admin this reference: " + reference,
            reference,
            null));
  }

  /** Its one detail is what would be right, with commas. */
  private static void wrongMethod(MethodNotAllowedResponse e, Context ctx) {
    String right = String.join(", ", e.getDetails().values());
    ctx.header("Allow", right);
    answer(
        new ApiException(
            Code.WRONG_METHOD,
            "There is something at this address, but not for this method; " + right + " would do."),
        ctx);
  }

  /** Javalin's own refusals in our words. */
  private static ApiException translated(HttpResponseException e) {
    for (Code code : Code.values()) {
      if (code.status == e.getStatus() && code != Code.INTERNAL)
        return new ApiException(code, WORDS.getOrDefault(code, code.title + "."));
    }
    return new ApiException(Code.INVALID, "This request cannot be answered.");
  }

  private static final Map<Code, String> WORDS =
      Map.of(
          Code.NOT_FOUND,
          "There is nothing at this address.",
          Code.TOO_LARGE,
          "The body is larger than " + Body.MAX_BYTES + " bytes.");

  private static void write(Context ctx, Problem problem) {
    if (ctx.path().startsWith(LanguageToolApi.BASE)) {
      // Its clients show the text as it is.
      ctx.status(problem.status)
          .contentType("text/plain;charset=utf-8")
          .result("Error: " + problem.detail);
      return;
    }
    if (isForPeople(ctx)) {
      ctx.status(problem.status).contentType("text/html;charset=utf-8").result(page(problem));
      return;
    }
    ctx.status(problem.status).contentType("application/problem+json").result(Json.text(problem));
  }

  /** Somebody followed a link, as from their mail or from the company's sign-in. */
  private static boolean isForPeople(Context ctx) {
    String accept = ctx.header("Accept");
    return accept != null && accept.contains("text/html") && !ctx.path().startsWith("/api/");
  }

  private static String page(Problem problem) {
    return PAGE.replace("{{title}}", escaped(problem.title))
        .replace("{{detail}}", escaped(problem.detail));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static String template() {
    try (InputStream in = Problems.class.getResourceAsStream("/web/problem.html")) {
      if (in == null) throw new IllegalStateException("no problem.html");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A stack trace without the messages. */
  private static final class Quiet extends Exception {
    private static final long serialVersionUID = 1;

    Quiet(Throwable e) {
      super(e.getClass().getName(), e.getCause() == null ? null : new Quiet(e.getCause()));
      setStackTrace(e.getStackTrace());
    }
  }
}
