/** The settings of a workspace: the last change is marked, and they can be edited as in Control Hub. */

import { api } from "./api.js";
import { announce, h, part, place } from "./dom.js";

/** How many entries of a list are shown; all of them can be edited. */
const MAX_SHOWN_ENTRIES = 40;

export class Settings {
  #session;
  #chooser = part("workspace");
  #box = part("settings");
  #rows = new Map();
  /** By workspace, the documents as last shown, which a change is compared with. */
  #seen = new Map();
  #documents = {};
  #shown = null;
  #asked = 0;

  constructor(session) {
    this.#session = session;
    this.#chooser.addEventListener("change", () => session.attempt(() => this.refresh()));
    session.whenever(["loaded"], async () => {
      const chosen = this.#chooser.value;
      place(this.#chooser, session.workspaces.map((workspace) => h("option", { value: workspace.id }, workspace.name)));
      if (chosen) this.#chooser.value = chosen;
      await this.#look();
      this.#shown = null;
      await this.refresh();
    });
  }

  /** Shows a setting that somebody changed, unless another one is being edited. */
  async changed(workspaceId, name) {
    if (this.#editing() && workspaceId !== this.#chooser.value) return;
    this.#chooser.value = workspaceId;
    await this.refresh();
    const row = this.#rows.get(name);
    if (row) {
      row.open = true;
      row.scrollIntoView({ block: "nearest" });
    }
    announce(`${name} of ${this.#chooser.selectedOptions[0]?.textContent ?? ""} changed in the cloud.`);
  }

  async #look() {
    await Promise.all(this.#session.workspaces.map(async ({ id }) => {
      const { settings } = await api.workspace(id);
      this.#seen.set(id, settings);
    }));
  }

  async refresh() {
    const asked = ++this.#asked;
    const id = this.#chooser.value;
    if (!id) return;
    const { workspace, settings } = await api.workspace(id);
    if (asked !== this.#asked) return;
    if (this.#shown !== id) this.#rows.clear();
    this.#shown = id;
    this.#documents = settings;
    this.#facts(workspace);
    const before = this.#seen.get(id) ?? settings;
    this.#seen.set(id, settings);
    const names = Object.keys(settings);
    if (names.some((name) => differ(settings[name], before[name]))) this.#unmark();
    for (const name of names) this.#row(name, settings[name], before[name]);
    place(this.#box, names.length ? names.map((name) => this.#rows.get(name)) : [h("p", {}, "No call settings.")]);
  }

  #facts(workspace) {
    const facts = [workspace.location, workspace.licence, workspace.extension && `x${workspace.extension}`, workspace.number];
    part("workspace-facts").textContent = facts.filter(Boolean).join(" · ");
  }

  #row(name, now, before) {
    let row = this.#rows.get(name);
    if (!row) {
      row = h("details", { class: "setting", "data-setting": name }, h("summary", {}, name), h("div", { class: "setting-body" }));
      this.#rows.set(name, row);
      this.#read(row, name, now, before);
    }
    if (!differ(now, before)) return;
    row.classList.add("moved");
    if (!row.querySelector("textarea")) this.#read(row, name, now, before);
  }

  #read(row, name, now, before) {
    const edit = h("button", { type: "button", class: "small", onclick: () => this.#edit(row, name) }, "Edit as in Control Hub");
    row.querySelector(".setting-body").replaceChildren(h("pre", { tabIndex: 0, "aria-label": `${name} as JSON` }, lines(now, before)), edit);
  }

  #edit(row, name) {
    const text = h("textarea", { class: "json", spellcheck: false, "aria-label": `${name} as JSON` });
    text.value = JSON.stringify(this.#documents[name], null, 2);
    text.rows = Math.min(24, text.value.split("\n").length + 1);
    const before = this.#documents[name];
    const problem = h("p", { class: "problem", role: "alert", hidden: true });
    const close = () => {
      this.#read(row, name, this.#documents[name], before);
      row.querySelector("button").focus();
    };
    const save = async () => {
      try {
        await api.change(this.#shown, name, JSON.parse(text.value), this.#session.me?.id ?? "");
        await this.refresh();
        close();
      } catch (error) {
        problem.textContent = error instanceof SyntaxError ? `This is not JSON: ${error.message}` : error.message;
        problem.hidden = false;
      }
    };
    row.querySelector(".setting-body").replaceChildren(text, problem,
      h("button", { type: "button", class: "small main", onclick: save }, "Save"),
      h("button", { type: "button", class: "small", onclick: close }, "Cancel"));
    text.focus();
  }

  /** Removes the mark of earlier changes. */
  #unmark() {
    for (const row of this.#rows.values()) {
      row.classList.remove("moved");
      for (const mark of row.querySelectorAll("mark")) mark.replaceWith(h("span", {}, mark.textContent));
    }
  }

  #editing() {
    return this.#box.querySelector("textarea") !== null;
  }
}

function differ(now, before) {
  return JSON.stringify(now) !== JSON.stringify(before);
}

/** The document as indented JSON; lines that differ from before are marked. */
function lines(now, before) {
  const changed = changedPaths(now, before);
  return written(now, "", 0, "").map(({ path, words }) =>
    changed.has(path) ? h("mark", {}, `${words}\n`) : h("span", {}, `${words}\n`));
}

function written(value, path, depth, lead, tail = "") {
  const pad = "  ".repeat(depth);
  if (value === null || typeof value !== "object" || !Object.keys(value).length) {
    return [{ path, words: `${pad}${lead}${JSON.stringify(value)}${tail}` }];
  }
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const keys = Object.keys(value);
  const read = Array.isArray(value) ? keys.slice(0, MAX_SHOWN_ENTRIES) : keys;
  const inner = read.flatMap((key, index) => written(value[key], `${path}/${key}`, depth + 1,
    Array.isArray(value) ? "" : `${JSON.stringify(key)}: `, index < keys.length - 1 ? "," : ""));
  if (read.length < keys.length) inner.push({ path: `${path}/`, words: `${pad}  … and ${keys.length - read.length} more` });
  return [{ path: `${path}/`, words: `${pad}${lead}${open}` }, ...inner, { path: `${path}/`, words: `${pad}${close}${tail}` }];
}

function changedPaths(now, before, path = "", found = new Set()) {
  if (now !== null && typeof now === "object" && Object.keys(now).length) {
    for (const key of Object.keys(now)) changedPaths(now[key], before?.[key], `${path}/${key}`, found);
  } else if (differ(now, before)) found.add(path);
  return found;
}
