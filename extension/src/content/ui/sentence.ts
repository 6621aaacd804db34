// The one sentence of the strip: which one, and its words.
import type { Customer, Shape } from "engine";
import { t } from "../../shared/strings";
import type { StripView } from "./types";

/** `strong` says what is the case, `rest` what helps. */
export interface Sentence {
  strong: string;
  rest: string;
}

const LEAST_WORDS = 25;

/** The first that applies: a blank left, out of order, missing in a first reply, the emotion, offline; null for silence. */
export function sentence(view: StripView): Sentence | null {
  const { report, blanks, words, firstReply } = view;
  // Said of short replies too: a blank must never reach the customer.
  if (blanks.length > 0) return blank(blanks.map((each) => each.replace(/^\[|\]$/g, "")));
  if (words >= LEAST_WORDS) {
    const advice =
      outOfOrder(report.shape) ?? (firstReply ? missing(view) : null) ?? feeling(report.customer, report.shape, view);
    if (advice) return advice;
  }
  return view.offlineSince ? { strong: "", rest: t("offlineRules", day(view.offlineSince)) } : null;
}

function blank(names: string[]): Sentence {
  const [first = ""] = names;
  return {
    strong: names.length === 1 ? t("oneBlank", first) : t("manyBlanks", names.length, names.join(", ")),
    rest: "",
  };
}

function outOfOrder({ hints, empathy, willingness, solution }: Shape): Sentence | null {
  if (!hints.includes("out-of-order")) return null;
  const before = solution ? "beforeSolution" : "beforeWillingness";
  if (empathy && [willingness, solution].some((part) => part && part.start < empathy.start)) {
    return { strong: t("empathyLate"), rest: t(before) };
  }
  return { strong: t("willingnessLate"), rest: t("beforeSolution") };
}

function missing(view: StripView): Sentence | null {
  const { hints } = view.report.shape;
  if (hints.includes("mirror-joy")) return joy(view);
  if (hints.includes("missing-empathy")) {
    return (
      feeling(view.report.customer, view.report.shape, view) ?? {
        strong: t("feelingMissing", name(view, "theCustomerInside")),
        rest: t("feelingHelp"),
      }
    );
  }
  if (hints.includes("missing-willingness")) return { strong: t("willingnessMissing"), rest: t("willingnessHelp") };
  if (hints.includes("missing-solution")) {
    return { strong: t("solutionMissing"), rest: t("solutionHelp", name(view, "theCustomerInside")) };
  }
  return null;
}

/** The emotion is only said while the reply has not taken it up, with a fact of the customer's own. */
function feeling(customer: Customer | null, shape: Shape, view: StripView): Sentence | null {
  if (!customer || customer.emotion === "neutral") return null;
  if (customer.emotion === "positive") return shape.mirrorsJoy || shape.empathy ? null : joy(view);
  if (shape.empathy) return null;
  const { tries, duration, cost, problem } = customer.facts;
  const fact = tries ?? duration ?? cost ?? problem;
  return fact
    ? { strong: t("letDown", name(view, "theCustomer")), rest: t("startWith", fact) }
    : { strong: t("frustrating", name(view, "theCustomerInside")), rest: t("frustratingHelp") };
}

function joy(view: StripView): Sentence {
  return { strong: t("goodNews", name(view, "theCustomer")), rest: t("shareIt") };
}

function name(view: StripView, unknown: "theCustomer" | "theCustomerInside"): string {
  const known = view.customerName ?? view.report.customer?.facts.name;
  return known ? calledBy(known) : t(unknown);
}

/** As one says it to a colleague: the first name, but "Dr Field". */
function calledBy(name: string): string {
  return /^(mrs?|ms|mx|dr|prof|sir|herr|frau)\b/i.test(name) ? name : (name.split(" ")[0] ?? name);
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** "Tuesday" within a week, else "3 March". */
function day(iso: string): string {
  const date = new Date(iso);
  const recent = Date.now() - date.getTime() < WEEK_MS;
  return date.toLocaleDateString("en-GB", recent ? { weekday: "long" } : { day: "numeric", month: "long" });
}
