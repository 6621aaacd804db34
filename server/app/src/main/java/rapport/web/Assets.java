package rapport.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rapport.ApiException;
import rapport.ApiException.Code;
import rapport.Secret;

/**
 * Our own pages and what they load, from the classpath: read once, then served from memory by tag.
 */
final class Assets {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*(/[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*)*");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "webp", "image/webp",
          "ico", "image/x-icon");

  private final Map<String, Asset> assets = new ConcurrentHashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Asset(byte[] bytes, String etag, String type) {}

  /** A page: {@code web/progress.html}. */
  void page(Context ctx, String name) {
    serve(ctx, "web/" + name + ".html");
  }

  /**
   * Below {@code /assets/}: the pages' own, or, below {@code /assets/rapport/}, what the
   * extension's build made for pages.
   */
  void asset(Context ctx) {
    String name = ctx.path().substring("/assets/".length());
    serve(ctx, resource(name));
  }

  private static String resource(String name) {
    // One file of design tokens for the pages and for what the extension shows in others' pages.
    if (name.equals("tokens.css")) return "extension/tokens.css";
    return name.startsWith("rapport/")
        ? "web/" + name.substring("rapport/".length())
        : "web/assets/" + name;
  }

  /** JSON Schemas: {@code schema/rule.json}. */
  void schema(Context ctx) {
    serve(ctx, "schema/" + ctx.pathParam("name"));
  }

  private void serve(Context ctx, String resource) {
    Asset asset = NAME.matcher(resource).matches() ? find(resource) : null;
    if (asset == null) throw new ApiException(Code.NOT_FOUND, "There is nothing at this address.");
    Answers.tagged(ctx, asset.etag, asset.type, asset.bytes);
  }

  private @Nullable Asset find(String resource) {
    Asset known = assets.get(resource);
    if (known != null) return known;
    String type = TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
    if (type == null) return null;
    try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) return null;
      byte[] bytes = in.readAllBytes();
      Asset asset = new Asset(bytes, "\"" + Secret.Hash.of(bytes).hex(8) + "\"", type);
      assets.put(resource, asset);
      return asset;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
