// The engine as it is shipped against one big regular expression, on the texts of the JVM's
// benchmark. Each figure is the median of nine rounds, in microseconds a call.
import { compile } from "/engine.js";

const figures = [];

// A browser makes code fast in steps, on another thread: figures are of what it comes to.
const WARM_MS = 1500;

function median(call, rounds = 9) {
  let calls = 0;
  const begin = performance.now();
  while (performance.now() - begin < WARM_MS) {
    call();
    calls++;
  }
  // the clock of a page is coarse
  calls = Math.max(1, Math.round((calls * 30) / WARM_MS));
  const times = [];
  while (times.length < rounds) {
    const start = performance.now();
    for (let i = 0; i < calls; i++) call();
    times.push(((performance.now() - start) * 1000) / calls);
  }
  return times.sort((a, b) => a - b)[rounds >> 1];
}

function note(name, engine, phrases, text, value, unit = "us") {
  figures.push({ name, engine, phrases, text, value, unit });
}

function ruleset(phrases) {
  return {
    ruleset: 1,
    language: 1,
    categories: [{ id: "c", title: "C", why: "w" }],
    lists: [],
    rules: phrases.map((phrase, i) => ({
      id: `r${i}`,
      kind: "risk",
      category: "c",
      severity: "warning",
      enabled: true,
      patterns: [phrase],
      message: "m",
    })),
  };
}

function check(compiled) {
  const draft = compiled.draft();
  return (text) => {
    draft.update("", []);
    draft.update(text, []);
    return draft.report(-1, true).findings.length;
  };
}

export async function run() {
  const pack = await (await fetch("/pack.json")).json();
  const { reply, phrases } = await (await fetch("/texts.json")).json();

  const start = performance.now();
  const bundled = compile(pack);
  note("chromium-first-compile", "rapport", 0, "none", performance.now() - start, "ms");
  note("chromium-compile", "rapport", 0, "none", median(() => compile(pack)) / 1000, "ms");

  const whole = check(bundled);
  note("chromium-pack", "rapport", 0, "150-words", median(() => whole(reply)));
  for (const count of [50, 1000, 10000]) {
    const some = phrases.slice(0, count);
    const scan = check(compile(ruleset(some)));
    note("chromium-scan", "rapport", count, "150-words", median(() => scan(reply)));
    const regexp = new RegExp(`\\b(?:${some.join("|")})\\b`, "gi");
    note("chromium-scan", "regexp", count, "150-words", median(() => reply.match(regexp)));
  }

  let long = "";
  while (long.length < 20000) long += `${reply}\n\n`;
  const draft = bundled.draft();
  draft.update(long, []);
  const middle = 10000;
  const stroke = median(() => {
    draft.edit(middle, middle, "x");
    draft.report(middle + 1, false);
    draft.edit(middle, middle + 1, "");
    draft.report(middle, false);
  });
  note("chromium-keystroke", "rapport", 0, "20000-chars", stroke / 2);

  try {
    const { LocalLinter } = await import("/index.js");
    const { binary } = await import("/binary.js");
    const linter = new LocalLinter({ binary });
    await linter.setup();
    await linter.lint(reply);
    const from = performance.now();
    for (let i = 0; i < 20; i++) await linter.lint(reply);
    note("chromium-scan", "harper", 0, "150-words", ((performance.now() - from) * 1000) / 20);
  } catch {
    // the rival was not fetched, which is said where the figures are printed
  }
  return JSON.stringify(figures);
}
