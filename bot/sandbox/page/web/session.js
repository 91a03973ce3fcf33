/** The state of the page: people, spaces, who you are, the open space, the thread you answer. */

import { api } from "./api.js";

const REMEMBERED = "sandbox";

export class Session extends EventTarget {
  people = [];
  spaces = [];
  workspaces = [];
  bot = { id: "", name: "", listening: false, processes: [] };
  time = { ahead: 0, zones: {} };
  audit = { lagMinutes: 0, silent: false, refused: false };
  me = null;
  space = null;
  /** The root message that the next message answers, or null. */
  thread = null;
  /** The own message that is edited in the message box, or null. */
  edited = null;
  unread = new Map();

  async load() {
    const state = await api.state();
    this.people = state.people;
    this.spaces = state.spaces;
    this.workspaces = state.workspaces;
    this.bot = state.bot;
    this.time = state.time;
    this.audit = state.audit;
    const before = remembered();
    this.me = this.#kept(this.people, this.me?.id ?? before.person) ?? this.people[0];
    this.space = this.#kept(this.spaces, this.space?.id ?? before.space) ?? this.ownSpace();
    this.#changed("loaded");
  }

  /** Loads again after the sandbox was reset. */
  async startOver() {
    this.thread = this.edited = null;
    this.unread.clear();
    await this.load();
  }

  ownSpace() {
    const mine = this.spaces.filter((space) => this.isIn(space));
    return mine.find((space) => space.type === "direct") ?? mine[0] ?? this.spaces[0];
  }

  isIn(space, person = this.me) {
    return Boolean(person) && space.members.includes(person.id);
  }

  /** The title of a space; a direct space has the name of the other person. */
  title(space) {
    if (space.type === "group") return space.title;
    if (this.isIn(space)) return this.bot.name;
    const owner = this.owner(space);
    return owner ? `${owner.name} and ${this.bot.name}` : space.title;
  }

  /** The person a direct space belongs to. */
  owner(space) {
    return this.people.find((person) => space.members.includes(person.id));
  }

  become(personId) {
    this.me = this.people.find((person) => person.id === personId) ?? this.me;
    if (this.edited) this.answer(null);
    if (!this.isIn(this.space)) this.open(this.ownSpace().id);
    this.#changed("person");
  }

  open(spaceId) {
    this.space = this.spaces.find((space) => space.id === spaceId) ?? this.space;
    this.thread = this.edited = null;
    this.unread.delete(this.space.id);
    this.#changed("space");
  }

  answer(message) {
    this.thread = message;
    this.edited = null;
    this.#changed("thread");
  }

  edit(message) {
    this.thread = null;
    this.edited = message;
    this.#changed("thread");
  }

  heard(spaceId) {
    if (spaceId === this.space?.id) return;
    this.unread.set(spaceId, (this.unread.get(spaceId) ?? 0) + 1);
    this.#changed("unread");
  }

  botIs(bot) {
    this.bot = { ...this.bot, ...bot };
    this.#changed("bot");
  }

  timeIs(time) {
    this.time = time;
    this.#changed("time");
  }

  /** Runs `action` each time one of these events happens. */
  whenever(names, action) {
    for (const name of names) this.addEventListener(name, () => this.attempt(action));
  }

  /** Runs `action`; a failure becomes a `problem` event. */
  async attempt(action) {
    try {
      await action();
    } catch (error) {
      this.dispatchEvent(new CustomEvent("problem", { detail: error }));
    }
  }

  #kept(items, id) {
    return items.find((item) => item.id === id);
  }

  #changed(name) {
    sessionStorage.setItem(REMEMBERED, JSON.stringify({ person: this.me?.id, space: this.space?.id }));
    this.dispatchEvent(new Event(name));
  }
}

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(REMEMBERED)) ?? {};
  } catch {
    return {};
  }
}
