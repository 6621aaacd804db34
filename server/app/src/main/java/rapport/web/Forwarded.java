package rapport.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * Where a request really comes from. Anybody can write {@code X-Forwarded-For} and {@code -Proto},
 * so they count only when a proxy of {@code RAPPORT_TRUSTED_PROXIES} hands the request over; {@code
 * X-Forwarded-Host} never does.
 */
final class Forwarded {
  private static final String CLIENT = "client";

  private final InetAddressSet trusted;

  Forwarded(InetAddressSet trusted) {
    this.trusted = trusted;
  }

  private record Client(String address, boolean tls) {}

  /** Before everything else that looks at a request. */
  void attach(Context ctx) {
    String peer = ctx.ip();
    boolean tls = ctx.req().isSecure();
    if (!trusted.isEmpty() && isTrusted(peer)) {
      String proto = ctx.header("X-Forwarded-Proto");
      tls = tls || (proto != null && proto.toLowerCase(Locale.ROOT).equals("https"));
      peer = beyond(peer, ctx.header("X-Forwarded-For"));
    }
    ctx.attribute(CLIENT, new Client(peer, tls));
  }

  /**
   * The last address that no proxy of ours wrote about itself; what stands before it is hearsay.
   */
  private String beyond(String peer, @org.jspecify.annotations.Nullable String addresses) {
    if (addresses == null) return peer;
    String[] hops = addresses.split(",", -1);
    String client = peer;
    for (int i = hops.length - 1; i >= 0 && isTrusted(client); i--) {
      if (!isAddress(hops[i].strip())) break;
      client = hops[i].strip();
    }
    return client;
  }

  private boolean isTrusted(String address) {
    try {
      return trusted.test(InetAddress.getByName(address));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Digits, dots and colons only: a name would be looked up. */
  private static boolean isAddress(String text) {
    return text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  }

  /** The client's address. */
  static String address(Context ctx) {
    Client client = ctx.attribute(CLIENT);
    return client == null ? ctx.ip() : client.address;
  }

  /** Whether the client's connection is encrypted. */
  static boolean tls(Context ctx) {
    Client client = ctx.attribute(CLIENT);
    return client != null && client.tls;
  }
}
