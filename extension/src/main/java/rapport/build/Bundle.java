package rapport.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Bundles the TypeScript with esbuild and writes the default pack beside it.
 *
 * <p>Arguments: the esbuild program, the module's folder. The compiled engine is imported as {@code
 * engine}, and the part of it that pages load as {@code page-engine}.
 */
public final class Bundle {
  /** Places code runs in; each has a {@code src/NAME/main.ts} and becomes {@code NAME.js}. */
  private static final List<String> WORLDS =
      List.of("loader", "content", "worker", "popup", "options");

  private Bundle() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path esbuild = Path.of(args[0]);
    Path module = Path.of(args[1]);
    Path target = module.resolve("target");
    Path web = Files.createDirectories(target.resolve("web"));
    if (!esbuild.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + esbuild);
    }
    String engine = digest(target.resolve("teavm/engine.js"));
    List<String> extension = options(esbuild, engine, "iife", target.resolve("extension"));
    for (String world : WORLDS) {
      extension.add(world + "=src/" + world + "/main.ts");
    }
    run(module, extension);
    List<String> pages = options(esbuild, engine, "esm", web);
    pages.add("box=src/box/main.ts");
    run(module, pages);
    Files.copy(
        target.resolve("teavm/engine.js"),
        web.resolve("engine.js"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    // For the server, which compiles rules for pages that have this engine.
    Files.writeString(web.resolve("engine.id"), engine);
    byte[] pack = PackJson.write();
    Files.write(target.resolve("extension/pack.json"), pack);
    Files.write(web.resolve("pack.json"), pack);
  }

  private static List<String> options(Path esbuild, String engine, String format, Path out) {
    return new ArrayList<>(
        List.of(
            esbuild.toString(),
            "--bundle",
            "--minify",
            "--target=chrome123",
            "--format=" + format,
            "--outdir=" + out,
            "--alias:engine=./target/teavm/engine.js",
            "--alias:page-engine=./target/teavm/page-engine.js",
            "--define:ENGINE=\"" + engine + "\"",
            "--loader:.css=text",
            "--log-level=warning"));
  }

  /** Tells this engine from others: what one has compiled another cannot read. */
  private static String digest(Path engine) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(Files.readAllBytes(engine));
    return Long.toHexString(sum.getValue());
  }

  private static void run(Path module, List<String> command)
      throws IOException, InterruptedException {
    int exit = new ProcessBuilder(command).directory(module.toFile()).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException("esbuild ended with " + exit);
    }
  }
}
