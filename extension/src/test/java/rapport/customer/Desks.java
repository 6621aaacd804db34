package rapport.customer;

import java.util.List;

/** Pages with one angry message of Sam's, and pages with a box for a note. */
final class Desks {
  private static final String ANGRY =
      "I am really fed up. I have called four times about the parcel.";
  private static final String CALM = "Hello Sam, the parcel left our house on Monday.";
  private static final String BOX = "<textarea id=box rows=8 cols=80></textarea>";

  static final List<Desk> PUBLIC =
      List.of(
          desk(
              "any desk whose blocks tell the side",
              """
              <div class="message customer"><span class=author>Sam Field</span><p>ANGRY</p></div>
              <div class="message agent"><span class=author>Mira Okafor</span><p>CALM</p></div>
              """),
          desk(
              "any desk whose blocks tell the sender by attribute",
              """
              <div role=list><article data-author-type=agent><h4>Mira Okafor</h4><p>CALM</p></article>
              <article data-author-type=end-user><h4>Sam Field</h4><p>ANGRY</p></article></div>
              """),
          desk(
              "any desk with an internal note after the message",
              """
              <div class="comment requester"><b>Sam Field</b><p>ANGRY</p></div>
              <div class="comment internal-note"><b>Mira Okafor</b><p>He calls every day and is so happy about it.</p></div>
              """),
          desk(
              "a definition list, and the agent is who is signed in",
              """
              <header>Desk <span class=user-name>Mira Okafor</span></header>
              <dl><dt>Status</dt><dd>Open since the second of March</dd></dl>
              <dl class=history>
              <dt>Sam Field, Monday 9:14</dt><dd>ANGRY</dd>
              <dt>Mira Okafor, Monday 9:40</dt><dd>CALM</dd></dl>
              """),
          desk(
              "a table, with an internal note in the last row",
              """
              <div role=banner>Signed in as Mira Okafor</div>
              <table><tr><th>From</th><th>What was said in this ticket</th></tr>
              <tr><td>Mira Okafor<br>Monday</td><td>CALM</td></tr>
              <tr><td>Sam Field<br>Tuesday</td><td>ANGRY</td></tr>
              <tr><td>Jo Park<br><small>Internal note</small></td><td>He calls every day and is so happy about it.</td></tr>
              </table>
              """),
          desk(
              "an answer inside the message that it answers",
              """
              <nav><a class=account title="Mira Okafor" href="#">MO</a></nav>
              <section aria-label=Conversation><article><h4>Sam Field</h4><p>ANGRY</p>
              <article><h4>Mira Okafor</h4><p>CALM</p></article></article></section>
              """),
          page(
              "Request Tracker 4",
              """
              <body id=comp-Ticket-Display><div id=quickbar></div>
              <div class="transaction Ticket-transaction message odd"><div class=description>
                <span class=user data-user-id=22>Sam Field</span> - Ticket created</div>
                <div class=content><div class=messagebody>ANGRY</div></div></div>BOX
              """),
          desk(
              "a filter for internal notes that is on",
              """
              <label><input type=checkbox checked> Show internal notes</label>
              <div class="message customer"><span class=author>Sam Field</span><p>ANGRY</p></div>
              """),
          new Desk(
              "a quote in the box",
              "<textarea id=box rows=8 cols=80>\n\nOn Tuesday, Sam Field wrote:\n> "
                  + ANGRY
                  + "\n\n</textarea>"),
          desk(
              "Znuny",
              """
              <div id=ArticleItems>
              <div class="WidgetSimple Expanded customer Incoming VisibleForCustomer"><div class=Header><h2>#1 &ndash; Parcel
                &ndash; <span class=Hidden>sam@shop.example</span> <span>Sam Field</span></h2></div>
                <div class=Content><div class=ArticleMailContent><div class=ArticleBody>ANGRY</div></div></div></div>
              <div class="WidgetSimple Expanded agent Outgoing NotVisibleForCustomer"><div class=Header><h2>#2 &ndash;
                <span>Mira Okafor</span></h2></div><div class=ArticleMailContent><div class=ArticleBody>CALM</div></div></div>
              </div>
              """),
          desk(
              "Znuny, mail as HTML",
              """
              <div id=ArticleItems><div class="WidgetSimple Expanded customer Incoming"><div class=Header><h2>#1
                <span>Sam Field</span></h2></div><div class=ArticleMailContentHTMLWrapper>
                <iframe sandbox="allow-same-origin" srcdoc="<p>ANGRY</p>"></iframe></div></div></div>
              """),
          desk(
              "Zammad",
              """
              <div id=app class=app><div class=ticketZoom>
              <div class="ticket-article-item bubble-grid customer email"><div class="article-meta top">
                <div class=article-meta-row><div class=article-meta-key>From</div>
                <div class=article-meta-value>Sam Field &lt;sam@shop.example&gt;</div></div></div>
                <div class=article-content><div class=textBubble><div class=textBubble-content>ANGRY</div></div></div></div>
              <div class="ticket-article-item bubble-grid agent email"><div class=textBubble-content>CALM</div></div>
              </div></div>
              """),
          desk(
              "Chatwoot",
              """
              <ul class=conversation-panel>
              <div class=flex><div class="left-bubble rounded-xl"><span class="prose prose-bubble">Hi, I am Sam Field.</span></div></div>
              <div class=flex><div class="left-bubble rounded-xl"><span class="prose prose-bubble">ANGRY</span></div></div>
              <div class=flex><div class="right-bubble rounded-xl"><span class="prose prose-bubble">CALM</span></div></div></ul>
              """),
          desk(
              "osTicket",
              """
              <div id=ticket_thread><div id=thread-items>
              <div class="thread-entry message"><div class=header><b>Sam Field</b> posted <time>today</time></div>
                <div class=thread-body><div>ANGRY</div></div></div>
              <div class="thread-entry response"><div class=header><b>Mira Okafor</b> posted</div>
                <div class=thread-body><div>CALM</div></div></div></div></div>
              """));

  static final List<Desk> NOTES =
      List.of(
          page("a tab that says so", "<div role=tab aria-selected=true>Internal note</div>BOX"),
          page("a label", "<label>Private comment BOX</label>"),
          page(
              "a ticked box that says so, after other choices",
              """
              <form><select><option>Low</option><option selected>High</option></select>
              <label><input type=checkbox checked> Send me a copy</label>BOX
              <input type=checkbox id=hidden checked><label for=hidden>Private notes</label></form>
              """),
          page(
              "a choice that says who does not get it",
              """
              <form><select name=queue><option>General</option></select><select name=kind>
              <option>Reply to the customer</option>
              <option selected>Comment (not sent to requestors)</option></select><div>BOX</div></form>
              """),
          page(
              "Request Tracker 4",
              """
              <body id=comp-Ticket-Update><div id=quickbar></div>
              <form><select name=UpdateType><option value=private selected>Anmerkung</option>
              <option value=response>Antwort</option></select>BOX</form>
              """),
          page(
              "Zammad",
              "<div id=app><div class=ticketZoom></div><form class='article-add is-internal'>BOX</form></div>"),
          page("osTicket", "<div id=ticket_thread></div><form id=note>BOX</form>"),
          page(
              "Znuny",
              "<div id=ArticleItems></div><form><input type=hidden name=Action value=AgentTicketNote>BOX</form>"));

  private Desks() {}

  private static Desk desk(String name, String thread) {
    return new Desk(name, "<main>" + filled(thread) + "</main>" + BOX);
  }

  private static Desk page(String name, String html) {
    return new Desk(name, filled(html));
  }

  private static String filled(String html) {
    return html.replace("ANGRY", ANGRY).replace("CALM", CALM).replace("BOX", BOX);
  }
}
