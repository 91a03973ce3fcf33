/** Draws a card with Microsoft's renderer, limited to version 1.3 as in Webex, and sends presses. */

import { nameParts, titleOf } from "./card-names.js";
import { h } from "./dom.js";
import { HOST_CONFIG } from "./host-config.js";

/** The texts of cards and the HTML the server made of them. */
const markdown = new Map();

function library() {
  const cards = globalThis.AdaptiveCards;
  if (cards) {
    cards.SerializableObject.defaultMaxVersion = cards.Versions.v1_3;
    cards.AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.didProcess = markdown.has(text);
      if (result.didProcess) result.outputHtml = markdown.get(text);
    };
  }
  return cards;
}

/** Reads a card as Webex would; gives the card and what is wrong with it. */
export function readCard(content) {
  const cards = library();
  const context = new cards.SerializationContext(cards.Versions.v1_3);
  const card = new cards.AdaptiveCard();
  card.hostConfig = new cards.HostConfig(HOST_CONFIG);
  card.parse(content, context);
  const problems = [];
  for (let index = 0; index < context.eventCount; index += 1) problems.push(context.getEventAt(index).message);
  for (const event of card.validateProperties().validationEvents) problems.push(event.message);
  return { card, problems: [...new Set(problems)] };
}

/** The element for a message's card; `submit(inputs)` sends a press and may fail with an Error to show. */
export function drawCard(message, submit) {
  if (!library()) return h("p", { class: "card-problem" }, "The card renderer is missing; this is the card's text only.");
  for (const [text, html] of Object.entries(message.cardHtml ?? {})) markdown.set(text, html);
  const frame = h("div", { class: "card", role: "group", tabIndex: -1 });
  const status = h("p", { class: "card-status", role: "status" });
  const { card, problems } = readCard(message.card);
  card.onExecuteAction = (action) => executed(action, frame, status, submit);
  const drawn = card.render();
  if (drawn) frame.append(drawn);
  const title = titleOf(frame);
  frame.setAttribute("aria-label", `Card from ${message.personName}${title ? `: ${title}` : ""}`);
  nameParts(frame);
  return h("div", { class: "card-frame" }, frame, status, warnings(problems));
}

function warnings(problems) {
  if (!problems.length) return null;
  return h("div", { class: "card-problem", role: "note" },
    h("strong", {}, "Webex may not show this card:"),
    h("ul", {}, problems.map((problem) => h("li", {}, problem))));
}

async function executed(action, frame, status, submit) {
  if (action.getJsonTypeName() === "Action.OpenUrl") {
    if (/^https?:/i.test(action.url ?? "")) window.open(action.url, "_blank", "noopener,noreferrer");
    return;
  }
  if (action.getJsonTypeName() !== "Action.Submit" || frame.getAttribute("aria-busy") === "true") return;
  frame.setAttribute("aria-busy", "true");
  say(status, "Sending…");
  try {
    await submit(action.data ?? {});
    say(status, "Sent", "good");
  } catch (error) {
    say(status, `Unable to send your request. ${error.message}`, "bad");
  } finally {
    frame.removeAttribute("aria-busy");
  }
}

function say(status, sentence, kind = "") {
  status.textContent = sentence;
  status.className = `card-status ${kind}`;
}
