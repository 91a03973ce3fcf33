/** The requests the bot made to Webex, newest first; breaches of the vendor's contract stand out. */

import { api } from "./api.js";
import { clock, h, now, part, place } from "./dom.js";

const MAX_REQUESTS = 300;
const MINUTE_MS = 60_000;
const COUNT_EVERY_MS = 2_000;
/** What the radar asks for: settings of a workspace, and who changed something. */
const READS = /\/(telephony\/config\/workspaces|workspaces\/[^/]+\/features|adminAudit)\//;
const SETTINGS = /\/(telephony|workspaces|people\/[^/]+\/features|locations)/;

export class Requests {
  #list = part("requests");
  #only = part("settings-only");
  #all = [];
  /** The moments of the last minute's reads. */
  #reads = [];
  /** What was made while the list is read, which may have been read before. */
  #meanwhile = null;

  constructor(session) {
    this.#only.addEventListener("change", () => this.#show());
    session.whenever(["loaded"], () => this.refresh());
    setInterval(() => this.#count(), COUNT_EVERY_MS);
  }

  async refresh() {
    const meanwhile = (this.#meanwhile = []);
    const requests = await api.requests();
    const read = new Set(requests.map((request) => JSON.stringify(request)));
    requests.push(...meanwhile.filter((request) => !read.has(JSON.stringify(request))));
    if (this.#meanwhile === meanwhile) this.#meanwhile = null;
    this.#reads = requests.filter(isRead).map((request) => Date.parse(request.at));
    this.#count();
    this.#all = requests.slice(-MAX_REQUESTS).map((request) => ({ request, row: row(request) }));
    this.#show();
  }

  made(request) {
    this.#meanwhile?.push(request);
    if (isRead(request)) this.#reads.push(Date.parse(request.at));
    this.#all.push({ request, row: row(request) });
    if (this.#all.length > MAX_REQUESTS) this.#all.shift();
    this.#show();
  }

  /** How many reads there were in the last minute. */
  #count() {
    const since = now() - MINUTE_MS;
    this.#reads = this.#reads.filter((at) => at > since);
    const said = `${this.#reads.length} reads of settings and of the audit log in the last minute; while nobody asks the bot, these are its radar's.`;
    if (part("reads").textContent !== said) part("reads").textContent = said;
  }

  #show() {
    const wanted = this.#all.filter(({ request }) => !this.#only.checked || request.breach || SETTINGS.test(request.path));
    part("request-count").textContent = String(wanted.length);
    place(this.#list, wanted.length ? wanted.map((one) => one.row).reverse() : [h("li", { class: "facts" }, "None yet.")]);
  }
}

function isRead(request) {
  return request.method === "GET" && READS.test(request.path);
}

function row(request) {
  const good = request.status < 400;
  const asked = request.query && typeof request.query === "object" ? new URLSearchParams(request.query).toString() : request.query;
  return h("li", {}, h("details", { class: request.breach ? "request breach" : "request" },
    h("summary", {},
      h("span", { class: `method ${request.method.toLowerCase()}` }, request.method),
      h("span", { class: "path" }, shortened(request.path).split(/(?<=\/)/).flatMap((step) => [step, h("wbr")])),
      request.bot ? h("span", { class: "made-by" }, `bot ${request.bot}`) : null,
      h("span", { class: good ? "status" : "status bad" }, String(request.status))),
    request.breach ? h("p", { class: "problem" }, `Against the contract: ${said(request.breach)}`) : null,
    h("p", { class: "facts" }, request.at ? `${clock(request.at)} · ` : "", request.path, asked ? `?${asked}` : ""),
    h("pre", { tabIndex: 0, "aria-label": "Request body" }, body(request.body))));
}

/** The path with long Webex ids left out. */
function shortened(path) {
  return path.replace(/^\/v1/, "").replace(/\/([\w=-]{24,})/g, "/…");
}

function said(breach) {
  return typeof breach === "string" ? breach : JSON.stringify(breach);
}

function body(content) {
  if (content === null || content === undefined || content === "") return "No body";
  return typeof content === "string" ? content : JSON.stringify(content, null, 2);
}
