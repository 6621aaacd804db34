/** What the page shows of the customer, read in the page and never sent. */
export interface CustomerSeen {
  message: string | null;
  name: string | null;
  /** Nothing of the agent's side stands in the thread yet. */
  firstReply: boolean;
  /** The box holds an internal note or comment: neither checked nor counted. */
  internal: boolean;
}

export const NOBODY: CustomerSeen = { message: null, name: null, firstReply: true, internal: false };
