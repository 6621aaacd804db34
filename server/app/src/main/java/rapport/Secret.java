package rapport;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A token, invite or ticket: 256 random bits, shown once and kept as a SHA-256 hash. No salt and no
 * slow hash are needed, as nobody can guess 256 random bits; looking up the hash does not tell by
 * its timing how much of a guess was right.
 */
public final class Secret {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  public static Secret fresh() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** The words to hand out, once. Never logged: {@link #toString} hides them. */
  public String text() {
    return text;
  }

  public Hash hash() {
    return Hash.of(text);
  }

  @Override
  public String toString() {
    return "Secret";
  }

  /** A random public id: 50 bits in letters and digits that are not mistaken for each other. */
  public static String id() {
    String alphabet = "23456789abcdefghjkmnpqrstvwxyz";
    StringBuilder id = new StringBuilder(10);
    for (int i = 0; i < 10; i++) id.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
    return id.toString();
  }

  /** What is stored of a secret. Equality takes the same time wherever the difference lies. */
  public static final class Hash {
    private final byte[] bytes;

    private Hash(byte[] bytes) {
      this.bytes = bytes;
    }

    public static Hash of(String secret) {
      return of(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256. */
    public static Hash of(byte[] bytes) {
      try {
        return new Hash(MessageDigest.getInstance("SHA-256").digest(bytes));
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError("every Java has SHA-256", e);
      }
    }

    public byte[] bytes() {
      return bytes.clone();
    }

    /** The first {@code count} bytes in hexadecimal. */
    public String hex(int count) {
      return HexFormat.of().formatHex(bytes, 0, count);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }
}
