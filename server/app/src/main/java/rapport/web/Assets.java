package rapport.web;

import static java.nio.charset.StandardCharsets.UTF_8;

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

  private static final String FOLDER = "/assets/";

  /** As {@link #run}; no folder of ours has such a name. */
  private static final Pattern EARLIER = Pattern.compile("^[2-9a-z]{10}/");

  /**
   * Part of the addresses that pages name while this server runs, so that browsers ask for nothing
   * twice; another start, which may be another version, has other addresses.
   */
  private final String run = Secret.id() + "/";

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
    String name = ctx.path().substring(FOLDER.length());
    if (!name.startsWith(run)) {
      // A page of an earlier start loads what there is now.
      serve(ctx, resource(EARLIER.matcher(name).replaceFirst("")));
      return;
    }
    serve(ctx, resource(name.substring(run.length())));
    ctx.header("Cache-Control", "public, max-age=31536000, immutable");
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

  private byte[] named(byte[] page) {
    return new String(page, UTF_8).replace("\"" + FOLDER, "\"" + FOLDER + run).getBytes(UTF_8);
  }

  private @Nullable Asset find(String resource) {
    Asset known = assets.get(resource);
    if (known != null) return known;
    String type = TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
    if (type == null) return null;
    try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) return null;
      byte[] bytes = in.readAllBytes();
      if (resource.endsWith(".html")) bytes = named(bytes);
      Asset asset = new Asset(bytes, "\"" + Secret.Hash.of(bytes).hex(8) + "\"", type);
      assets.put(resource, asset);
      return asset;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
