package rapport.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;
import rapport.ApiException;

/**
 * One SQLite file: any number of readers, one writer. Readers see the last commit and never wait
 * for the writer (WAL); all writes go through {@link Writer}, where many callers share one commit.
 */
public final class Database implements AutoCloseable {
  /** In the data folder. */
  static final String FILE = "rapport.db";

  private static final int READERS = 8;

  /** Whoever waits longer is told to come back: a request's thread is worth more than a queue. */
  private static final long READER_WAIT_MILLIS = 2_000;

  /**
   * Of the writer alone. Events fall on random pages of the indexes: in SQLite's usual 2 MB they
   * are read again and again, and copying the log into the file every 4 MB writes most of them ten
   * times over. The log takes 16 MB on disk instead, and at the next start a moment to read. Every
   * caller waits while it is copied: with 32 MB one in a hundred waited for more than 20 ms.
   */
  private static final List<String> FOR_WRITING =
      List.of("PRAGMA cache_size = -65536", "PRAGMA wal_autocheckpoint = 4096");

  private final Path file;
  private final HikariDataSource readers;
  private final Jdbi reading;
  private final Condition condition = new Condition();
  private final Connection writing;
  private final Writer writer;

  /** Opens the file in the folder, makes it if missing, and brings it to this version's schema. */
  public static Database open(Path folder) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve(FILE);
      Disk.ensurePrivate(file);
      Connection connection = source(file).getConnection();
      Migrations.run(connection);
      return new Database(file, connection);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException | RuntimeException e) {
      if (e instanceof IllegalStateException told) throw told;
      String why = Trouble.of(e).map(Trouble::text).orElse("");
      throw new IllegalStateException(
          "Cannot open " + folder.resolve(FILE) + ": " + why + " " + Trouble.words(e), e);
    }
  }

  private Database(Path file, Connection connection) throws SQLException, IOException {
    this.file = file;
    HikariConfig config = new HikariConfig();
    config.setDataSource(reading(file));
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(READER_WAIT_MILLIS);
    config.setPoolName("readers");
    readers = new HikariDataSource(config);
    reading = configured(Jdbi.create(readers));
    writing = connection;
    try (Statement statement = writing.createStatement()) {
      for (String pragma : FOR_WRITING) statement.execute(pragma);
    }
    writer = new Writer(file, configured(Jdbi.create(writing)).open(), condition);
  }

  /**
   * @throws ApiException when the file or all connections to it are at fault
   */
  public <T> T read(HandleCallback<T, RuntimeException> work) {
    try {
      return reading.withHandle(work);
    } catch (RuntimeException e) {
      throw condition.seen(e);
    }
  }

  /** What the data takes on disk, its log included. */
  public long bytes() {
    return file.toFile().length() + new File(file + "-wal").length();
  }

  /** How the file is. */
  public Condition condition() {
    return condition;
  }

  public Writer writer() {
    return writer;
  }

  /** Answers once the work is durable. See {@link Writer#write}. */
  public <T> T write(HandleCallback<T, Exception> work) {
    return writer.write(work);
  }

  /** Pragmas belong to a connection, so every connection is made here. */
  static SQLiteDataSource source(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(
        5_000); // milliseconds; only the commands of a second process ever hold the lock
    // Else the driver asks for the row's number after every single insert; nobody here wants it.
    config.setGetGeneratedKeys(false);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  /** Where the file is gone, a reader must not make an empty one. */
  private static SQLiteDataSource reading(Path file) {
    SQLiteDataSource source = source(file);
    source.getConfig().resetOpenMode(SQLiteOpenMode.CREATE);
    return source;
  }

  /** Times are UTC milliseconds in the file and {@link Instant} in Java. */
  private static Jdbi configured(Jdbi jdbi) {
    jdbi.registerArgument(new Milliseconds());
    jdbi.registerColumnMapper(
        Instant.class,
        (result, column, context) -> {
          long time = result.getLong(column);
          return result.wasNull() ? null : Instant.ofEpochMilli(time);
        });
    return jdbi;
  }

  private static final class Milliseconds extends AbstractArgumentFactory<Instant> {
    Milliseconds() {
      super(Types.BIGINT);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      return (position, statement, context) -> statement.setLong(position, value.toEpochMilli());
    }
  }

  @Override
  public void close() {
    writer.close();
    readers.close();
    try {
      writing.close(); // the last to close empties the write-ahead log into the file
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot close the data", e);
    }
  }
}
