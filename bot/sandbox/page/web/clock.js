/** The sandbox's clock: the time at every location, and buttons that move it on. */

import { api } from "./api.js";
import { announce, h, now, part, setAhead } from "./dom.js";

const STEPS = { "+10 minutes": 10, "+1 hour": 60, "+1 day": 24 * 60 };
const TICK_MS = 1000;

export function clockPanel(session) {
  const problem = h("p", { class: "problem", role: "alert", hidden: true });
  const times = h("dl", { class: "times" });
  const ahead = h("p", { class: "facts" });
  const panel = part("time");

  const show = () => {
    setAhead(session.time.ahead);
    const places = Object.entries(session.time.zones);
    const wanted = places.flatMap(([place, zone]) => [h("dt", {}, place), h("dd", {}, moment(zone))]);
    if (times.textContent !== wanted.map((one) => one.textContent).join("")) times.replaceChildren(...wanted);
    ahead.textContent = session.time.ahead
      ? `${duration(session.time.ahead)} ahead of your clock. It only moves on; “Start over” puts it back.`
      : "As your clock has it.";
  };
  const move = async (words, minutes) => {
    problem.hidden = true;
    try {
      session.timeIs(await api.moveClock(minutes));
      announce(`The clock was moved: ${words}.`);
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
    }
  };
  panel.append(
    h("p", { class: "facts" }, "Move the clock on: reminders, ends and expiries come within some seconds."),
    times, ahead,
    ...Object.entries(STEPS).map(([words, minutes]) =>
      h("button", { type: "button", class: "small", onclick: () => move(words, minutes) }, words)),
    problem);
  session.whenever(["loaded", "time"], show);
  setInterval(show, TICK_MS);
}

function moment(zone) {
  return now().toLocaleString([], { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: zone });
}

function duration(seconds) {
  const minutes = Math.round(seconds / 60);
  const parts = [[Math.floor(minutes / 1440), "d"], [Math.floor(minutes / 60) % 24, "h"], [minutes % 60, "min"]];
  return parts.filter(([count]) => count).map(([count, unit]) => `${count} ${unit}`).join(" ");
}
