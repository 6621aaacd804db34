/** How one help desk marks its messages; only desks whose templates are public, so that this is known and not guessed. */
export interface Desk {
  name: string;
  /** Something that stands on this desk's pages only. */
  here: string;
  customer: string;
  agent: string;
  /** Within a message: its words, and who wrote it. */
  body: string;
  author: string;
  /** Matches the box itself or something around it when it holds an internal note. */
  internal: string;
}

export const DESKS: Desk[] = [
  {
    name: "Request Tracker",
    // The last two stand in version 4.
    here: "#rt-header-container, .rt-header-container, body[id^=comp-] > #quickbar, body > #header #quickbar",
    customer: ".transaction.Ticket-transaction.message:has(.messagebody), .transaction.message",
    agent: ".transaction.message:has(.description .user[data-user-id='1'])",
    body: ".messagebody",
    author: ".description .user, .description a.user",
    internal:
      "form:has(select[name=UpdateType] option[value=private]:checked), form:has(input[name=UpdateType][value=private]:checked)",
  },
  {
    name: "Znuny and OTRS",
    here: "#ArticleItems, .ArticleMailContent",
    customer: "#ArticleItems .WidgetSimple.customer",
    agent: "#ArticleItems .WidgetSimple.agent.VisibleForCustomer",
    body: ".ArticleBody, .ArticleMailContentHTMLWrapper iframe",
    author: ".Header h2 span:not(.Hidden)",
    internal: "form:has(input[name=Action][value=AgentTicketNote])",
  },
  {
    name: "Zammad",
    here: "#app.app > .main-navigation, #app .ticketZoom",
    customer: ".ticket-article-item.customer",
    agent: ".ticket-article-item.agent",
    body: ".textBubble-content, .richtext-content",
    author: ".article-meta .user, .article-meta-value",
    // A note may be public as well.
    internal: ".article-add.is-internal",
  },
  {
    name: "Chatwoot",
    here: ".conversation-panel, .conversations-list-wrap",
    customer: ".conversation-panel .left .bubble, .conversation-panel .left-bubble",
    agent: ".conversation-panel .right .bubble:not(.is-private), .conversation-panel .right-bubble",
    body: ".message-text__wrap, .text-content, .prose",
    author: ".sender--name",
    internal: ".reply-box.is-private, .reply-box:has(.is-private)",
  },
  {
    name: "osTicket",
    here: "#ticket_thread, #thread-items .thread-entry",
    customer: ".thread-entry.message",
    agent: ".thread-entry.response",
    body: ".thread-body",
    author: ".header b, .header strong",
    internal: "form#note, #note, textarea[name=note]",
  },
];

export function deskHere(document: Document): Desk | null {
  return DESKS.find((desk) => document.querySelector(desk.here)) ?? null;
}
