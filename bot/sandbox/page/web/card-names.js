/** What a screen reader needs of a drawn card: names that say of what, what is open, and ids of its own. */

/** How many cards were drawn: the ids of each begin with its number. */
let cards = 0;
/** Attributes that name other elements by their ids. */
const REFERENCES = ["for", "aria-labelledby", "aria-describedby", "aria-controls"];
/** What people fill in. */
const INPUTS = "input, select, textarea";
/** How the ids begin that the renderer makes itself, each of them once. */
const MADE_BY_RENDERER = "__ac-";

/** Makes a drawn card readable, and keeps it so while parts of it fold and unfold. */
export function nameParts(frame) {
  const prefix = `card-${(cards += 1)}-`;
  tieErrors(frame);
  nameRows(frame);
  keepApart(frame, prefix);
  tieFolds(frame);
  // The renderer lets no click pass, folds or unfolds while it has it, and writes the references anew.
  frame.addEventListener("click", () => setTimeout(() => {
    keepApart(frame, prefix);
    tieFolds(frame);
  }), { capture: true });
}

/** The first thing that a card says. */
export function titleOf(frame) {
  return frame.querySelector(".ac-textBlock")?.textContent.trim() ?? "";
}

/** Ties the sentence about what is wrong with a field, by its id, to the input and to the picker that it may have. */
function tieErrors(frame) {
  for (const sentence of frame.querySelectorAll("[id$='--error']")) {
    const name = CSS.escape(sentence.id.slice(0, -"--error".length));
    for (const input of frame.querySelectorAll(`#${name} :is(${INPUTS}), #${name}--pick :is(${INPUTS})`)) {
      input.setAttribute("aria-describedby", sentence.id);
      input.setAttribute("aria-invalid", "true");
    }
  }
}

/** Adds to the name of what stands at the end of a row what the row is about: several rows end alike. */
function nameRows(frame) {
  for (const row of frame.querySelectorAll(".ac-columnSet:not([role=button])")) {
    const buttons = row.querySelectorAll("button");
    const about = row.querySelector(".ac-textBlock")?.textContent.trim();
    if (buttons.length === 1 && about) buttons[0].setAttribute("aria-label", `${buttons[0].textContent.trim()}: ${about}`);
    const label = row.querySelector("select")?.getAttribute("aria-labelledby");
    for (const box of label ? row.querySelectorAll("input[type=checkbox]") : []) {
      box.setAttribute("aria-labelledby", `${box.getAttribute("aria-labelledby")} ${label}`.trim());
    }
  }
}

/** Gives every id of the card a beginning of its own, as other cards on the page have the same ids. */
function keepApart(frame, prefix) {
  const own = (id) => (id.startsWith(MADE_BY_RENDERER) || id.startsWith(prefix) ? id : prefix + id);
  for (const part of frame.querySelectorAll("[id]")) part.id = own(part.id);
  for (const name of REFERENCES) {
    for (const part of frame.querySelectorAll(`[${name}]`)) {
      part.setAttribute(name, part.getAttribute(name).split(/\s+/).filter(Boolean).map(own).join(" "));
    }
  }
}

/** Says at a button whether what it folds is open; the renderer says so at the part itself, where it means nothing. */
function tieFolds(frame) {
  for (const part of frame.querySelectorAll("[aria-expanded]:not(button)")) part.removeAttribute("aria-expanded");
  for (const button of frame.querySelectorAll("button[aria-controls]")) {
    const parts = button.getAttribute("aria-controls").split(/\s+/).map((id) => frame.querySelector(`#${CSS.escape(id)}`));
    button.setAttribute("aria-expanded", String(parts.some((one) => one && one.style.display !== "none")));
  }
}
