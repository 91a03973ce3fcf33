/** The form that plans a fault: which request fails next, and how. */

import { api } from "./api.js";
import { h, part } from "./dom.js";

const REQUEST_PATTERNS = {
  "reads a setting": "^GET .*/(telephony|workspaces/[^/]+/features)",
  "saves a setting": "^(PUT|PATCH|POST) .*/(telephony|workspaces/[^/]+/features)",
  "looks up workspaces": "^GET .*/workspaces(\\?|$)",
  "reads somebody's roles": "^GET .*/people/",
  "sends a message": "^POST .*/messages$",
  "asks anything": ".*",
};

const ANSWERS = {
  "500 Internal Server Error": { status: 500 },
  "503 Service Unavailable": { status: 503 },
  "429 Too Many Requests, try in 3 s": { status: 429, headers: { "Retry-After": "3" } },
  "423 Locked, try in 3 s": { status: 423, headers: { "Retry-After": "3" } },
  "401 the token has expired": { status: 401 },
  "403 not allowed": { status: 403 },
  "404 not found": { status: 404 },
  "a web page instead of JSON": { status: 502, body: "<html><body>Bad gateway</body></html>", headers: { "Content-Type": "text/html" } },
  "as it should, only later": { status: null },
};

export function faultForm() {
  const where = choice(REQUEST_PATTERNS);
  const how = choice(ANSWERS);
  const times = h("input", { type: "number", min: 1, max: 99, value: "1", required: true });
  const delay = h("input", { type: "number", min: 0, max: 60, step: 0.5, value: "0", required: true });
  const outcome = h("p", { class: "outcome", role: "status" });
  const form = part("trouble");
  form.append(
    h("p", { class: "facts" }, "Make Webex fail and see what the bot says."),
    h("label", { class: "field" }, "When the bot next", where),
    h("label", { class: "field" }, "Webex answers", how),
    h("div", { class: "pair" },
      h("label", { class: "field" }, "How many times", times),
      h("label", { class: "field" }, "After seconds", delay)),
    h("button", { type: "submit", class: "small main" }, "Make it fail"),
    outcome);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const count = Number(times.value);
    const often = count === 1 ? "The next time" : `The next ${count} times`;
    const fault = { status: 500, body: null, headers: {}, ...ANSWERS[how.value], match: REQUEST_PATTERNS[where.value], times: count, delay: Number(delay.value) };
    try {
      await api.fault(fault);
      outcome.textContent = `${often} the bot ${where.value}: ${how.value}.`;
    } catch (error) {
      outcome.textContent = error.message;
    }
  });
}

function choice(options) {
  return h("select", {}, Object.keys(options).map((name) => h("option", { value: name }, name)));
}
