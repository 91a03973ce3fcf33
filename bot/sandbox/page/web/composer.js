/** The message box: Enter sends, Shift+Enter starts a line; in a group space the bot is mentioned by default. */

import { api } from "./api.js";
import { Attachment } from "./attachment.js";
import { h, part } from "./dom.js";

export class Composer {
  #session;
  #edited = null;
  #text = part("text");
  #mention = part("mention");
  #problem = part("composer-problem");
  #attachment = new Attachment(() => !this.#text.disabled && !this.#session.edited, () => this.#attached());

  constructor(session) {
    this.#session = session;
    part("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#text.addEventListener("keydown", (event) => this.#key(event));
    this.#text.addEventListener("input", () => this.#fit());
    this.#mention.addEventListener("click", () => this.#toggle());
    part("no-answer").addEventListener("click", () => this.#stopAnswering());
    session.whenever(["loaded", "space", "person", "bot"], () => this.#show());
    session.whenever(["loaded", "space", "thread"], () => this.#answering());
  }

  focus() {
    this.#text.focus();
  }

  suggest(words) {
    this.#text.value = words;
    this.#fit();
    this.focus();
  }

  async #send() {
    const text = this.#text.value;
    const { file } = this.#attachment;
    const { me, space, thread, edited } = this.#session;
    if (!(text.trim() || file) || this.#text.disabled || this.#text.readOnly) return;
    const message = { personId: me.id, text, mention: space.type === "group" && this.#mentions() };
    if (thread) message.parentId = thread.parentId || thread.id;
    this.#text.readOnly = true;
    try {
      if (edited) await api.edit(edited.id, message);
      else if (file) await api.drop(space.id, message, file);
      else await api.say(space.id, message);
      // Another message may be edited by now.
      if (this.#session.edited === edited) this.#text.value = "";
      this.#attachment.clear();
      this.#say("");
      if (thread || edited) this.#session.answer(null);
    } catch (error) {
      this.#say(error.message);
    } finally {
      this.#text.readOnly = false;
      this.#fit();
    }
  }

  #key(event) {
    if (event.key === "Escape" && (this.#session.thread || this.#session.edited)) this.#stopAnswering();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  }

  #mentions() {
    return this.#mention.getAttribute("aria-pressed") === "true";
  }

  #toggle() {
    this.#mention.setAttribute("aria-pressed", String(!this.#mentions()));
    this.#hint();
    this.focus();
  }

  #show() {
    const { me, space, bot } = this.#session;
    const member = this.#session.isIn(space);
    this.#text.disabled = !member;
    part("composer").querySelector(".send").disabled = !member;
    part("attach").disabled = !member;
    if (!member) this.#attachment.clear();
    this.#text.placeholder = member ? "Write a message" : `${me.name} is not in this space.`;
    this.#mention.hidden = space.type !== "group" || !member;
    this.#mention.replaceChildren(`@${bot.name}`);
    this.#mention.setAttribute("aria-label", `Mention ${bot.name}`);
    this.#say("");
    this.#hint();
  }

  #hint() {
    const { me, space, bot } = this.#session;
    const unheard = space.type === "group" && !this.#mentions();
    const hint = unheard ? `Without the mention ${bot.name} does not hear this.` : `You write as ${me.name}. Enter sends, Shift+Enter starts a new line.`;
    part("hint").textContent = this.#session.isIn(space) ? hint : "You can read along and press buttons, but not write.";
  }

  #answering() {
    const { thread, edited, bot } = this.#session;
    part("answering").hidden = !(thread || edited);
    part("attach").disabled = this.#text.disabled || Boolean(edited);
    if (this.#edited && !edited) this.suggest("");
    this.#edited = edited;
    if (edited) {
      this.#attachment.clear();
      part("answering-whom").replaceChildren(`Editing what you wrote: ${excerpt(edited.text)}`);
      const mention = edited.html.includes("<spark-mention") && edited.text.startsWith(bot.name);
      this.#mention.setAttribute("aria-pressed", String(mention));
      this.#hint();
      this.suggest(mention ? edited.text.slice(bot.name.length).trimStart() : edited.text);
    }
    if (!thread) return;
    part("answering-whom").replaceChildren("In the thread of ", h("strong", {}, thread.personName), `: ${excerpt(thread.text)}`);
    this.focus();
  }

  #stopAnswering() {
    this.#session.answer(null);
    this.focus();
  }

  #attached() {
    this.#say("");
    if (this.#attachment.file) this.focus();
  }

  #say(problem) {
    this.#problem.hidden = !problem;
    this.#problem.textContent = problem;
  }

  #fit() {
    this.#text.style.height = "auto";
    this.#text.style.height = `${Math.min(this.#text.scrollHeight, 160)}px`;
  }
}

function excerpt(text) {
  const line = (text ?? "").replace(/\s+/g, " ").trim();
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
