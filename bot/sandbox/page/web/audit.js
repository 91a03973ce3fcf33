/** How the audit log of the cloud behaves: at once, late, silent or refused. */

import { api } from "./api.js";
import { announce, h, part } from "./dom.js";

const WAYS = {
  "shows who changed a setting at once": { lagMinutes: 0, silent: false, refused: false },
  "shows it 1 minute later": { lagMinutes: 1, silent: false, refused: false },
  "shows it 1 hour later": { lagMinutes: 60, silent: false, refused: false },
  "does not cover call settings": { lagMinutes: 0, silent: true, refused: false },
  "is refused (403)": { lagMinutes: 0, silent: false, refused: true },
};

export function auditSwitch(session) {
  const problem = h("p", { class: "problem", role: "alert", hidden: true });
  const ways = h("select", {}, Object.keys(WAYS).map((name) => h("option", { value: name }, name)));
  part("audit-log").append(
    h("p", { class: "facts" }, "What you edit as in Control Hub stands in the audit log under your name if you are an administrator, else under Ana's."),
    h("label", { class: "field" }, "The audit log", ways), problem);
  ways.addEventListener("change", async () => {
    problem.hidden = true;
    try {
      session.audit = await api.switchAuditLog(WAYS[ways.value]);
      announce(`The audit log ${ways.value}.`);
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
    }
  });
  session.whenever(["loaded"], () => {
    const is = (way) => Object.entries(session.audit).every(([name, value]) => way[name] === value);
    ways.value = Object.keys(WAYS).find((name) => is(WAYS[name])) ?? "";
  });
}
