/** The bots that the sandbox runs: what each is, in words, and a button that kills it. */

import { api } from "./api.js";
import { announce, h, part, place } from "./dom.js";

const STATES = { listening: "is listening", starting: "is starting", down: "is down, and is started again" };

export function botList(session) {
  const rows = new Map();
  const problem = h("p", { class: "problem", role: "alert", hidden: true });
  const list = h("ul", { class: "bots" });
  const box = part("bots");
  box.append(h("p", { class: "facts" }, "Let Webex answer later (below), and kill a bot amid a plan: it goes on by itself. What was being written at that moment is looked at after 5 minutes."), list, problem);

  const kill = async (number) => {
    if (rows.get(number).button.getAttribute("aria-disabled") === "true") return;
    problem.hidden = true;
    try {
      await api.kill(number);
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
    }
  };
  const row = (number, name) => {
    const state = h("span", { class: "bot-name" });
    const button = h("button", { type: "button", class: "small", onclick: () => kill(number) }, `Kill ${name.toLowerCase()}`);
    return { name, state, button, item: h("li", {}, state, button), was: "" };
  };
  const show = (one, state) => {
    const said = `${one.name} ${STATES[state]}`;
    one.state.textContent = said;
    one.item.dataset.state = state;
    // Not `disabled`, which would take the focus away from whoever pressed it.
    one.button.setAttribute("aria-disabled", String(state === "down"));
    if (one.was && one.was !== state) announce(`${said}.`);
    one.was = state;
  };
  session.whenever(["loaded", "bot"], () => {
    const { processes } = session.bot;
    box.hidden = !processes.length;
    for (const [index, state] of processes.entries()) {
      const number = index + 1;
      if (!rows.has(number)) rows.set(number, row(number, processes.length === 1 ? "The bot" : `Bot ${number}`));
      show(rows.get(number), state);
    }
    place(list, processes.map((_, index) => rows.get(index + 1).item));
  });
}

/** What stands in the head of the page. */
export function botState({ name, listening, processes }) {
  if (processes.length > 1) {
    const count = processes.filter((state) => state === "listening").length;
    return `${count} of ${processes.length} bots listening`;
  }
  if (processes[0] === "down") return `${name} is down`;
  return listening ? `${name} is listening` : `${name} is not connected`;
}
