/** The messages of the open space: root messages in order, replies under them; unchanged elements stay. */

import { api } from "./api.js";
import { announce, day, h, part, place } from "./dom.js";
import { messageElement } from "./message.js";

const GROUPING_MILLISECONDS = 5 * 60 * 1000;
const EXAMPLES = ["help", "lobby paris", "forward lobby paris to +33 6 12 34 56 78"];

export class Conversation {
  #session;
  #list = part("messages");
  #scroll = part("scroll");
  #toEnd = part("to-end");
  #drawn = new Map();
  #threads = new Map();
  #days = new Map();
  #asked = 0;
  /** When the message was sent that had the focus and is gone, until another one has taken its place. */
  #lostSince = "";
  #shown = null;

  constructor(session, suggest) {
    this.#session = session;
    this.#emptyState(suggest);
    this.#toEnd.addEventListener("click", () => this.#goToEnd());
    this.#scroll.addEventListener("scroll", () => {
      if (this.#atEnd()) this.#toEnd.hidden = true;
    });
    session.whenever(["loaded", "space", "time"], () => this.refresh());
    session.whenever(["loaded", "space", "person", "bot"], () => this.#head());
    session.whenever(["person"], () => this.#ownership());
  }

  async refresh() {
    const asked = ++this.#asked;
    const space = this.#session.space;
    const messages = await api.messages(space.id);
    if (asked !== this.#asked) return;
    const opened = this.#shown !== space.id;
    if (opened) this.#forget();
    this.#shown = space.id;
    this.#show(messages, opened);
  }

  #show(messages, opened) {
    const follow = opened || this.#atEnd();
    const focused = this.#list.contains(document.activeElement) ? document.activeElement : null;
    const since = this.#sentAt(focused?.closest("article")?.dataset.message);
    const fresh = messages.filter((message) => !this.#drawn.has(message.id));
    place(this.#list, this.#tree(messages));
    part("empty").hidden = messages.length > 0;
    this.#ownership();
    if (focused && !focused.isConnected) {
      this.#scroll.focus();
      this.#lostSince = since;
    }
    if (this.#lostSince) this.#focusSuccessor(messages);
    const newest = (opened ? messages : fresh).at(-1);
    if (follow && newest) this.#reveal(this.#drawn.get(newest.id).element);
    else if (fresh.length) this.#toEnd.hidden = false;
    if (!opened) this.#tell(fresh);
  }

  #sentAt(id) {
    const drawn = this.#drawn.get(id);
    return drawn ? JSON.parse(drawn.signature).created : "";
  }

  /** Moves the focus to what took the place of the message that had it: to the input that is wrong, if one is. */
  #focusSuccessor(messages) {
    if (document.activeElement === this.#scroll) {
      const next = messages.filter((one) => one.created >= this.#lostSince && one.personId !== this.#session.me.id).at(-1);
      if (!next) return;
      const { element } = this.#drawn.get(next.id);
      const card = element.querySelector(".card");
      element.tabIndex = -1;
      (card?.querySelector("[aria-describedby*='--error']") ?? card ?? element).focus({ preventScroll: true });
    }
    this.#lostSince = "";
  }

  #tree(messages) {
    const roots = new Map();
    for (const message of messages) {
      const id = message.parentId || message.id;
      if (!roots.has(id)) roots.set(id, { id, root: null, replies: [], created: message.created });
      if (message.parentId) roots.get(id).replies.push(message);
      else roots.get(id).root = message;
    }
    const rows = [];
    let before = null;
    for (const thread of roots.values()) {
      const today = day(thread.created);
      if (!before || today !== day(before.created)) rows.push(this.#day(today));
      rows.push(this.#thread(thread, before));
      before = thread;
    }
    this.#drop(messages);
    return rows;
  }

  #thread({ id, root, replies }, before) {
    const row = this.#threads.get(id) ?? h("li", { class: "thread" }, h("ol", { class: "replies" }));
    this.#threads.set(id, row);
    const list = row.querySelector(":scope > .replies");
    place(list, replies.map((reply) => this.#reply(reply)));
    list.hidden = !replies.length;
    const head = root ? this.#message(root) : this.#gone(row);
    const answer = row.querySelector(":scope > .answer") ?? this.#answerButton();
    answer.onclick = () => this.#session.answer(root ?? replies[0]);
    answer.textContent = replies.length ? "Reply in thread" : "Reply";
    answer.classList.toggle("lasting", replies.length > 0);
    place(row, [head, list, answer]);
    const last = before?.replies.length ? null : before?.root;
    row.classList.toggle("continued", Boolean(root && !root.edited && last && last.personId === root.personId
      && day(last.created) === day(root.created) && new Date(root.created) - new Date(last.created) < GROUPING_MILLISECONDS));
    return row;
  }

  #answerButton() {
    return h("button", { type: "button", class: "answer plain" });
  }

  #gone(row) {
    return row.querySelector(":scope > .gone") ?? h("p", { class: "gone" }, "This message was deleted.");
  }

  #reply(message) {
    const element = this.#message(message);
    return element.parentElement?.matches(".replies > li") ? element.parentElement : h("li", {}, element);
  }

  /** The element drawn before, unless the message changed, so that filled-in inputs stay. */
  #message(message) {
    const signature = JSON.stringify(message);
    const before = this.#drawn.get(message.id);
    if (before?.signature === signature) return before.element;
    const element = messageElement(message, this.#session);
    if (before) before.element.replaceWith(element);
    this.#drawn.set(message.id, { signature, element });
    return element;
  }

  #day(name) {
    if (!this.#days.has(name)) this.#days.set(name, h("li", { class: "day" }, h("span", {}, name)));
    return this.#days.get(name);
  }

  #drop(messages) {
    const there = new Set(messages.map((message) => message.id));
    const needed = new Set(messages.map((message) => message.parentId || message.id));
    for (const id of this.#drawn.keys()) if (!there.has(id)) this.#drawn.delete(id);
    for (const id of this.#threads.keys()) if (!needed.has(id)) this.#threads.delete(id);
  }

  #forget() {
    this.#drawn.clear();
    this.#threads.clear();
    this.#days.clear();
    this.#toEnd.hidden = true;
  }

  #tell(fresh) {
    const others = fresh.filter((message) => message.personId !== this.#session.me.id);
    if (others.length) announce(others.map((message) => `${message.personName}: ${message.text ?? ""}`).join(". "));
  }

  #ownership() {
    for (const { element, signature } of this.#drawn.values()) {
      element.classList.toggle("mine", JSON.parse(signature).personId === this.#session.me.id);
    }
  }

  #head() {
    const { space, people, bot } = this.#session;
    const title = this.#session.title(space);
    const names = [...people, bot].filter((one) => space.members.includes(one.id)).map((one) => one.name);
    part("space-title").textContent = title;
    part("space-detail").textContent = space.type === "group" ? names.join(", ") : "Direct space";
    this.#scroll.setAttribute("aria-label", `Messages in ${title}`);
    document.title = `${title} · Webex sandbox`;
  }

  #emptyState(suggest) {
    part("empty").append(
      h("p", {}, "Nothing has been said here yet. Try one of these:"),
      ...EXAMPLES.map((words) => h("button", { type: "button", class: "example", onclick: () => suggest(words) }, words)));
  }

  /** Whether at least the beginning of the last message is in view. */
  #atEnd() {
    const last = [...this.#list.querySelectorAll("article")].at(-1);
    return !last || last.getBoundingClientRect().top < this.#scroll.getBoundingClientRect().bottom;
  }

  /** Scrolls to the end of a new message, or to its beginning if it is taller than the view. */
  #reveal(element) {
    const room = this.#scroll.getBoundingClientRect();
    const tall = element.offsetHeight > room.height;
    if (tall) this.#scroll.scrollTop += element.getBoundingClientRect().top - room.top - 12;
    else if (element === [...this.#list.querySelectorAll("article")].at(-1)) this.#goToEnd();
    else element.scrollIntoView({ block: "nearest" });
  }

  #goToEnd() {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
    this.#toEnd.hidden = true;
  }
}
