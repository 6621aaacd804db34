package rapport.stress;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import rapport.Json;

/**
 * Writes events as the extension does: one request at a time, the same one again until it is
 * answered. Keeps its own list of what the server said it had stored.
 */
final class Clerk implements Runnable {
  private static final int MAX_BATCH = 4;

  /** After a refused or broken connection. */
  private static final int PAUSE_MILLIS = 20;

  private final String token;
  private final IntSupplier port;
  private final Random random;
  private final List<UUID> acknowledged = new ArrayList<>();
  private List<UUID> open = List.of();

  /** How many of {@link #open} are new: the rest was acknowledged before. */
  private int fresh;

  private int sends;
  private int resent;
  private int storedAgain;
  private volatile boolean done;
  private volatile @Nullable String fault;

  Clerk(String token, IntSupplier port, long seed) {
    this.token = token;
    this.port = port;
    this.random = new Random(seed);
  }

  void finish() {
    done = true;
  }

  @Override
  public void run() {
    while (!done && fault == null) {
      try (Wire wire = new Wire(port.getAsInt())) {
        while (!done) {
          if (open.isEmpty()) take();
          else resent++;
          sends++;
          Wire.Answer answer = wire.post("/events", token, Fleet.events(open, random));
          if (answer.status() == 200) tick(Json.parse(answer.body(), JsonNode.class));
          else if (answer.retryAfter() == null) fault = answer.status() + " " + answer.body();
          else Thread.sleep(PAUSE_MILLIS);
        }
      } catch (IOException e) {
        pause();
      } catch (InterruptedException | RuntimeException e) {
        fault = String.valueOf(e);
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** New ids, and now and then one that the server has long acknowledged. */
  private void take() {
    sends = 0;
    int size = 1 + random.nextInt(MAX_BATCH);
    List<UUID> batch = new ArrayList<>(size + 1);
    for (int i = 0; i < size; i++) batch.add(new UUID(random.nextLong(), random.nextLong()));
    fresh = size;
    if (!acknowledged.isEmpty() && random.nextInt(20) == 0)
      batch.add(acknowledged.get(random.nextInt(acknowledged.size())));
    open = batch;
  }

  private void tick(JsonNode answer) {
    for (int i = 0; i < open.size(); i++) {
      JsonNode result = answer.path("results").path(i);
      String status = result.path("status").asText();
      boolean mayBeThere = i >= fresh || sends > 1;
      if (!result.path("id").asText().equals(open.get(i).toString())
          || !(status.equals("stored") || status.equals("duplicate") && mayBeThere))
        fault = answer.toString();
      if (i >= fresh && status.equals("stored")) storedAgain++;
    }
    synchronized (acknowledged) {
      acknowledged.addAll(open.subList(0, fresh));
    }
    open = List.of();
  }

  /** What was acknowledged since the first {@code from}. */
  List<UUID> acknowledged(int from) {
    synchronized (acknowledged) {
      return List.copyOf(acknowledged.subList(from, acknowledged.size()));
    }
  }

  /** Sent, perhaps stored, never answered. To be asked when it has finished. */
  List<UUID> unanswered() {
    return open.isEmpty() ? List.of() : open.subList(0, fresh);
  }

  int resent() {
    return resent;
  }

  /** How often an id that was acknowledged long ago was stored as if it were new. */
  int storedAgain() {
    return storedAgain;
  }

  /** What the server said that it must never say; null: nothing. */
  @Nullable String fault() {
    return fault;
  }
}
