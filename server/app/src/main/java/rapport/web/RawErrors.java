package rapport.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import rapport.Json;

/**
 * Refusals from below our handlers: what is no HTTP, and requests while the server stops. The same
 * form as everywhere, no HTML, nothing repeated of what was sent.
 */
final class RawErrors extends ErrorHandler {
  private static final Map<Integer, String> WORDS =
      Map.of(
          404, "There is nothing at this address.",
          414, "The address and the headers are longer than 8 KiB together.",
          417, "Of what Expect can ask, only 100-continue is known here.",
          426, "This server speaks HTTP/1.1.",
          431, "The address and the headers are longer than 8 KiB together.",
          503, "The server is full right now, or stopping.",
          505, "This server speaks HTTP/1.1.");

  private static final HttpField TYPE =
      new HttpField(HttpHeader.CONTENT_TYPE, "application/problem+json");

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    return answer(response, callback);
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  private static boolean answer(Response response, Callback callback) {
    int status = response.getStatus() < 400 ? 500 : response.getStatus();
    boolean later = status == 503;
    String title = later ? "Not available right now" : "The request cannot be read";
    String detail = WORDS.getOrDefault(status, "This is not HTTP as it should be.");
    var headers = response.getHeaders();
    headers.put(TYPE);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Content-Security-Policy", Headers.POLICY);
    if (later) headers.put(HttpHeader.RETRY_AFTER, "5");
    byte[] body =
        Json.text(new Problems.Problem(title, status, detail, null, null))
            .getBytes(StandardCharsets.UTF_8);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }
}
