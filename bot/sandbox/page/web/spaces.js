/** The left column: who you are, your spaces, and those of others. */

import { avatar, h, part, place } from "./dom.js";

export function spacesList(session, onOpened) {
  const chooser = part("person");
  const lists = { mine: part("own-spaces"), others: part("other-spaces") };
  chooser.addEventListener("change", () => session.become(chooser.value));

  const people = () => {
    place(chooser, session.people.map((person) =>
      h("option", { value: person.id, selected: person.id === session.me.id }, `${person.name} · ${person.title}`)));
    chooser.value = session.me.id;
  };

  const row = (space) => {
    const title = session.title(space);
    const unread = session.unread.get(space.id) ?? 0;
    const open = space.id === session.space.id;
    const group = space.type === "group";
    const detail = group ? `${space.members.length} members` : "Direct";
    return h("li", {},
      h("button", {
        type: "button",
        class: unread ? "space unread" : "space",
        "aria-current": open ? "true" : null,
        "data-space": space.key,
        onclick: () => {
          session.open(space.id);
          onOpened();
        },
      },
      group ? h("span", { class: "avatar group", "aria-hidden": "true" }, title[0]) : session.isIn(space) ? avatar(title, true) : avatar(session.owner(space)?.name ?? title),
      h("span", { class: "space-text" },
        h("span", { class: "space-title" }, title),
        h("span", { class: "space-detail" }, detail)),
      unread ? h("span", { class: "badge" }, String(unread), h("span", { class: "unseen" }, " unread")) : null));
  };

  const spaces = () => {
    const focused = document.activeElement?.dataset?.space;
    place(lists.mine, session.spaces.filter((space) => session.isIn(space)).map(row));
    const others = session.spaces.filter((space) => !session.isIn(space));
    place(lists.others, others.map(row));
    part("others").hidden = others.length === 0;
    const total = [...session.unread.values()].reduce((sum, count) => sum + count, 0);
    part("unread-total").textContent = total ? String(total) : "";
    if (focused) document.querySelector(`button[data-space="${CSS.escape(focused)}"]`)?.focus();
  };

  session.whenever(["loaded", "person"], people);
  session.whenever(["loaded", "person", "space", "unread", "bot"], spaces);
}
