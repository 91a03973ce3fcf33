/** Puts the page together: its parts, the stream of changes, and which parts a narrow screen shows. */

import { api, listen } from "./api.js";
import { auditSwitch } from "./audit.js";
import { botList, botState } from "./bots.js";
import { clockPanel } from "./clock.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { announce, part } from "./dom.js";
import { Requests } from "./requests.js";
import { Session } from "./session.js";
import { Settings } from "./settings.js";
import { spacesList } from "./spaces.js";
import { faultForm } from "./faults.js";

const narrow = matchMedia("(max-width: 760px)");
const medium = matchMedia("(max-width: 1180px)");
const session = new Session();
const composer = new Composer(session);
const conversation = new Conversation(session, (words) => composer.suggest(words));
const settings = new Settings(session);
const requests = new Requests(session);

spacesList(session, () => {
  view("chat");
  composer.focus();
});
botList(session);
faultForm();
auditSwitch(session);
clockPanel(session);
tabs();
frame();

session.whenever(["loaded", "bot"], () => {
  const { name, listening, addresses } = session.bot;
  part("addresses").textContent = addresses.length ? `${name} believes it talks to ${addresses.join(", ")}` : "";
  part("bot-state").textContent = botState(session.bot);
  part("bot-state").dataset.listening = String(listening);
});

listen(
  {
    message: ({ spaceId }) => {
      session.heard(spaceId);
      if (spaceId === session.space?.id) session.attempt(() => conversation.refresh());
    },
    deleted: ({ spaceId }) => {
      if (spaceId === session.space?.id) session.attempt(() => conversation.refresh());
    },
    setting: ({ workspaceId, name }) => session.attempt(() => settings.changed(workspaceId, name)),
    request: (request) => requests.made(request),
    bot: (bot) => session.botIs(bot),
    clock: (time) => session.timeIs(time),
    reset: () => session.attempt(() => session.startOver()),
  },
  () => {
    part("lost").hidden = true;
    session.attempt(() => session.load());
  },
  () => {
    part("lost").textContent = "The connection to the sandbox is lost. Trying again…";
    part("lost").hidden = false;
  },
);

session.addEventListener("problem", ({ detail: error }) => {
  part("lost").textContent = error.message;
  part("lost").hidden = false;
});

/** On a narrow screen one of spaces, chat and cloud is shown; elsewhere the cloud's column opens and closes. */
function view(name) {
  document.body.dataset.view = name;
  part("show-spaces").setAttribute("aria-expanded", String(name === "spaces"));
  if (narrow.matches) part("show-cloud").setAttribute("aria-expanded", String(name === "cloud"));
}

function cloud(open) {
  document.body.dataset.cloud = open ? "open" : "closed";
  part("show-cloud").setAttribute("aria-expanded", String(open));
}

function frame() {
  part("skip").addEventListener("click", (event) => {
    event.preventDefault();
    view("chat");
    composer.focus();
  });
  part("show-spaces").addEventListener("click", () => {
    view(document.body.dataset.view === "spaces" ? "chat" : "spaces");
    if (document.body.dataset.view === "spaces") part("person").focus();
  });
  part("show-cloud").addEventListener("click", () => {
    if (narrow.matches) view(document.body.dataset.view === "cloud" ? "chat" : "cloud");
    else cloud(document.body.dataset.cloud !== "open");
  });
  part("start-over").addEventListener("click", () => {
    if (!confirm("Put every message, setting and the clock back to how the sandbox began? The bot forgets its history and its watches, too.")) return;
    session.attempt(() => api.reset());
  });
  medium.addEventListener("change", () => cloud(!medium.matches));
  narrow.addEventListener("change", () => view("chat"));
  cloud(!medium.matches);
  view("chat");
}

function tabs() {
  const all = [...document.querySelectorAll("[data-tab]")];
  const choose = (tab) => {
    for (const one of all) {
      one.setAttribute("aria-selected", String(one === tab));
      one.tabIndex = one === tab ? 0 : -1;
      document.querySelector(`[data-panel="${one.dataset.tab}"]`).hidden = one !== tab;
    }
    tab.focus();
    announce(`${tab.dataset.tab} shown`);
  };
  for (const [index, tab] of all.entries()) {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) choose(all.at((index + step) % all.length));
    });
  }
}
