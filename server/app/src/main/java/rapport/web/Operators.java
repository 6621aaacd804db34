package rapport.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import rapport.Secret;

/**
 * Who watches the machine: a program on it, or one that holds {@code RAPPORT_METRICS_TOKEN}. A
 * request that a proxy handed over comes from elsewhere, whatever its last hop.
 */
final class Operators {
  private final Secret.@Nullable Hash token;

  Operators(@Nullable String token) {
    this.token = token == null ? null : Secret.Hash.of(token);
  }

  boolean admits(Context ctx) {
    String header = ctx.header("Authorization");
    if (header != null)
      return token != null
          && header.startsWith("Bearer ")
          && Secret.Hash.of(header.substring(7)).equals(token);
    return isLocal(ctx.ip())
        && ctx.header("X-Forwarded-For") == null
        && ctx.header("Forwarded") == null
        && ctx.header("Via") == null;
  }

  private static boolean isLocal(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
