package rapport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server's own key and certificate.
 *
 * @param keystore PKCS #12 or JKS
 */
public record Tls(Path keystore, String password) {
  /**
   * Null: not wanted, or faulty. The keystore is opened here, so that a wrong one stops the start.
   */
  static @Nullable Tls of(
      @Nullable String keystore, @Nullable String password, List<String> faults) {
    if (keystore == null && password == null) return null;
    if (keystore == null || password == null) {
      faults.add("RAPPORT_TLS_KEYSTORE and RAPPORT_TLS_PASSWORD go together");
      return null;
    }
    Path path = Path.of(keystore);
    if (!Files.isReadable(path)) {
      faults.add("RAPPORT_TLS_KEYSTORE: there is no file \"" + keystore + "\" to read");
      return null;
    }
    try {
      KeyStore opened = KeyStore.getInstance(path.toFile(), password.toCharArray());
      for (String alias : Collections.list(opened.aliases())) {
        if (opened.isKeyEntry(alias)) return new Tls(path, password);
      }
      faults.add("RAPPORT_TLS_KEYSTORE holds no private key");
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      faults.add(
          "RAPPORT_TLS_KEYSTORE cannot be opened with RAPPORT_TLS_PASSWORD as PKCS #12 or JKS");
    }
    return null;
  }

  @Override
  public String toString() {
    return "Tls[" + keystore + "]";
  }
}
