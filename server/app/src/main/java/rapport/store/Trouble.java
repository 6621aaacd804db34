package rapport.store;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import rapport.ApiException;
import rapport.ApiException.Code;

/** What keeps the file from being written or read, and what callers are told about it. */
public enum Trouble {
  FULL(Code.STORAGE_FULL, "The server's disk is full; nothing of this was stored.", 60),
  READ_ONLY(Code.UNAVAILABLE, "The server's data can only be read right now.", 60),
  CORRUPT(
      Code.UNAVAILABLE, "The server's data is damaged. An admin has to restore a backup.", 3_600),
  FAILING(Code.UNAVAILABLE, "The server's disk fails; nothing of this was stored.", 60),
  GONE(
      Code.UNAVAILABLE,
      "The server's data file was moved, removed or replaced; nothing of this was stored.",
      60),
  BUSY(Code.UNAVAILABLE, "The server's data is busy.", 1);

  private final Code code;
  private final String text;
  private final int retryAfterSeconds;

  Trouble(Code code, String text, int retryAfterSeconds) {
    this.code = code;
    this.text = text;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public String text() {
    return text;
  }

  /** Passes by itself as soon as whoever holds the file or the connections lets go. */
  boolean isPassing() {
    return this == BUSY;
  }

  ApiException refusal(Throwable cause) {
    return ApiException.later(code, text, retryAfterSeconds, cause);
  }

  /** Empty: the work itself was at fault, not the file. */
  static Optional<Trouble> of(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileGone) return Optional.of(GONE);
      if (cause instanceof SQLTransientConnectionException) return Optional.of(BUSY);
      if (cause instanceof SQLiteException sqlite) return Optional.ofNullable(of(sqlite));
    }
    return Optional.empty();
  }

  /** Under the name of the data there is no file any more, or another one. */
  static final class FileGone extends RuntimeException {
    private static final long serialVersionUID = 1;

    FileGone(@Nullable IOException cause) {
      super(cause);
    }
  }

  /** What SQLite says, which never quotes data. */
  static String words(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause())
      if (cause instanceof SQLException sql) return String.valueOf(sql.getMessage());
    return e.getClass().getName();
  }

  private static @Nullable Trouble of(SQLiteException e) {
    // The low byte is the class of the fault, the rest the detail: https://sqlite.org/rescode.html
    int kind = e.getResultCode().code & 0xff;
    if (kind == SQLiteErrorCode.SQLITE_FULL.code) return FULL;
    if (kind == SQLiteErrorCode.SQLITE_READONLY.code) return READ_ONLY;
    if (kind == SQLiteErrorCode.SQLITE_CORRUPT.code || kind == SQLiteErrorCode.SQLITE_NOTADB.code)
      return CORRUPT;
    if (kind == SQLiteErrorCode.SQLITE_IOERR.code
        || kind == SQLiteErrorCode.SQLITE_CANTOPEN.code
        || kind == SQLiteErrorCode.SQLITE_PROTOCOL.code) return FAILING;
    if (kind == SQLiteErrorCode.SQLITE_BUSY.code || kind == SQLiteErrorCode.SQLITE_LOCKED.code)
      return BUSY;
    return null;
  }
}
