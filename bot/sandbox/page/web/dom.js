/** Building elements, and what several parts of the page show the same way. */

/** An element: `on…` props are listeners, `class`, `data-…` and `aria-…` attributes, the others properties. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class" || name.includes("-") || name === "role") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** The part of the page marked `data-part="name"`; cards bring ids of their own, so ids are never used. */
export function part(name, root = document) {
  return root.querySelector(`[data-part="${name}"]`);
}

/** Makes `children` the children of `parent`, moving only what differs, so that inputs and focus stay. */
export function place(parent, children) {
  const wanted = new Set(children);
  for (const node of [...parent.childNodes]) if (!wanted.has(node)) node.remove();
  let at = parent.firstChild;
  for (const child of children) {
    if (child === at) at = at.nextSibling;
    else parent.insertBefore(child, at);
  }
}

export function size(bytes) {
  if (typeof bytes !== "number") return "";
  return bytes < 1024 ? ` ${bytes} B` : ` ${(bytes / 1024).toFixed(1)} kB`;
}

let aheadMs = 0;

/** By how many seconds the sandbox's clock was moved on. */
export function setAhead(seconds) {
  aheadMs = seconds * 1000;
}

/** The time in the sandbox. */
export function now() {
  return new Date(Date.now() + aheadMs);
}

export function clock(iso) {
  return new Date(iso).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

export function day(iso) {
  const date = new Date(iso);
  if (date.toDateString() === now().toDateString()) return "Today";
  return date.toLocaleDateString([], { weekday: "long", day: "numeric", month: "long" });
}

const COLOURS = ["#0a6b83", "#7d4b9e", "#1f6f43", "#9a4d12", "#3a5fb8", "#a13a63", "#5b6420"];

/** The round picture with initials, hidden from screen readers: the name is beside it. */
export function avatar(name, isBot = false) {
  const words = name.split(/\s+/).filter(Boolean);
  const initials = words.length > 1 ? words[0][0] + words.at(-1)[0] : name.slice(0, isBot ? 1 : 2);
  const sum = [...name].reduce((total, letter) => total + letter.codePointAt(0), 0);
  const round = h("span", { class: isBot ? "avatar bot" : "avatar", "aria-hidden": "true" }, initials.toUpperCase());
  if (!isBot) round.style.background = COLOURS[sum % COLOURS.length];
  return round;
}

/** Tells a screen reader without showing it. */
export function announce(sentence) {
  const live = part("live");
  live.textContent = "";
  live.textContent = sentence;
}
