/** The element of one message, with its card and files. */

import { api } from "./api.js";
import { drawCard } from "./card.js";
import { avatar, clock, h, size } from "./dom.js";

export function messageElement(message, session) {
  const isBot = message.personId === session.bot.id;
  const sent = new Date(message.created);
  return h("article", { class: "message", "data-message": message.id, "aria-label": `${message.personName}, ${clock(message.created)}` },
    avatar(message.personName, isBot),
    h("div", { class: "message-main" },
      h("p", { class: "message-head" },
        h("span", { class: "author" }, message.personName),
        isBot ? h("span", { class: "tag" }, "bot") : null,
        h("time", { dateTime: message.created, title: sent.toLocaleString() }, clock(message.created)),
        message.edited ? h("span", { class: "edited" }, "Edited") : null),
      content(message, session),
      files(message),
      isBot || message.files?.length ? null : h("button", { type: "button", class: "edit plain", onclick: () => session.edit(message) }, "Edit")));
}

function content(message, session) {
  if (!message.card) return text(message);
  const submit = (inputs) => api.press({ personId: session.me.id, messageId: message.id, inputs });
  const card = drawCard(message, submit);
  return card.classList.contains("card-frame") ? card : [card, text(message)];
}

/** The only place where HTML is set: the server made and sanitised it from the message's markdown. */
function text(message) {
  const body = h("div", { class: "message-text" });
  if (message.html) body.innerHTML = message.html;
  else body.textContent = message.text ?? "";
  for (const link of body.querySelectorAll("a[href]")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  return body;
}

function files(message) {
  if (!message.files?.length) return null;
  return h("ul", { class: "files", "aria-label": "Files" }, message.files.map((file) =>
    h("li", {}, h("a", { href: api.file(file.id), download: file.name },
      h("span", { class: "kind", "aria-hidden": "true" }, kind(file.name)), file.name, h("small", {}, size(file.size))))));
}

function kind(name) {
  return name.includes(".") ? name.split(".").at(-1).slice(0, 5) : "file";
}
