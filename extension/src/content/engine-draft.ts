import type { Draft, Report, Ruleset } from "engine";
import type { Edit } from "./edit";

/** The engine's side of one text box: hears what changed instead of the whole draft, where that says it all. */
export class EngineDraft {
  private readonly draft: Draft;
  private skip: number[] | null = null;

  constructor(ruleset: Ruleset) {
    this.draft = ruleset.draft();
  }

  customer(message: string | null, name: string | null): void {
    this.draft.customer(message, name);
  }

  /** @param edit what made `text` of the one told last */
  tell(text: string, skip: number[], edit: Edit): void {
    if (this.skip?.length === 0 && !skip.length) {
      if (edit.length || edit.end > edit.start) {
        this.draft.edit(edit.start, edit.end, text.slice(edit.start, edit.start + edit.length));
      }
    } else {
      this.draft.update(text, skip);
    }
    this.skip = skip;
  }

  /** The text told next is another one: no edit leads to it. */
  forget(): void {
    this.skip = null;
  }

  report(caret: number, isPaused: boolean): Report {
    return this.draft.report(caret, isPaused);
  }
}
