// Runs the hand-made cases on the compiled engine; answers how many there were and what disagreed.
export async function run(compile) {
  const groups = await (await fetch("/cases.json")).json();
  const faults = [];
  let count = 0;
  for (const group of groups) {
    const ruleset = compile({
      ruleset: 1,
      language: 1,
      lists: group.lists ?? [],
      categories: ["c", "d"].map((id) => ({id, title: id, why: "Why."})),
      rules: group.rules.map((rule, i) => ({
        id: `r${i}`,
        kind: "risk",
        enabled: true,
        severity: "warning",
        message: "Message.",
        ...(rule.kind ? {} : {category: "c"}),
        ...rule,
      })),
    });
    for (const each of group.cases) {
      count++;
      const given = typeof each === "string" ? unmark(each) : each;
      const draft = ruleset.draft();
      draft.customer(given.customer ?? null, given.name ?? null);
      draft.update(given.text, given.skip?.flat());
      const report = draft.report(given.caret ?? -1, given.idle ?? false);
      for (const [what, found] of Object.entries(read(report, given))) {
        if (sorted(found) !== sorted(given[what])) {
          faults.push(`${group.about}: ${JSON.stringify(each)} gave ${what} ${sorted(found)}`);
        }
      }
    }
  }
  return {count, faults};
}

/** Of the report, what the case says something about, in the case's own form. */
function read(report, given) {
  const named = (given.findings ?? []).some((finding) => finding.length > 2);
  const all = {
    findings: report.findings.map((f) => (named ? [f.start, f.end, f.rule] : [f.start, f.end])),
    rewrites: report.findings.map((finding) => finding.rewrites),
    due: report.findings.map((finding) => finding.due),
    shape: Object.fromEntries(
      Object.entries(report.shape)
        .filter(([, span]) => span?.end)
        .map(([move, span]) => [move, [span.start, span.end]]),
    ),
    inOrder: report.shape.inOrder,
    emotion: report.customer?.emotion ?? null,
    cues: report.customer?.cues.map((cue) => [cue.start, cue.end]) ?? [],
  };
  return Object.fromEntries(Object.entries(all).filter(([what]) => what in given));
}

function sorted(value) {
  return JSON.stringify(
    value && typeof value === "object" && !Array.isArray(value) ? Object.entries(value).sort() : value,
  );
}

function unmark(marked) {
  const findings = [];
  let text = "";
  for (const [i, part] of marked.split(/\[\[|\]\]/).entries()) {
    if (i % 2 === 1) {
      findings.push([text.length, text.length + part.length]);
    }
    text += part;
  }
  return {text, findings};
}
