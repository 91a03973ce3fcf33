/** The file of the next message: chosen, dropped or pasted; Webex takes one a message. */

import { announce, h, part, place, size } from "./dom.js";

export class Attachment {
  file = null;
  #shown = part("attachment");
  #input = part("file");
  #over = 0;

  /** `mayDrop` tells whether a file is taken now; `changed` is called when the file changes. */
  constructor(mayDrop, changed) {
    this.changed = changed;
    part("attach").addEventListener("click", () => this.#input.click());
    this.#input.addEventListener("change", () => this.take(this.#input.files[0]));
    part("text").addEventListener("paste", (event) => {
      if (!event.clipboardData.files.length) return;
      event.preventDefault();
      this.take(event.clipboardData.files[0]);
    });
    this.#dropZone(part("chat"), mayDrop);
  }

  take(file) {
    if (!file) return;
    this.file = file;
    const remove = h("button", { type: "button", class: "plain", "aria-label": `Remove ${file.name}`, onclick: () => this.clear() }, "Remove");
    place(this.#shown, [h("span", {}, h("strong", {}, file.name), h("small", {}, size(file.size))), remove]);
    this.#shown.hidden = false;
    announce(`${file.name} goes with the message.`);
    this.changed();
  }

  clear() {
    this.file = null;
    this.#input.value = "";
    this.#shown.hidden = true;
    this.#shown.replaceChildren();
    this.changed();
  }

  #dropZone(zone, mayDrop) {
    const mark = (step) => {
      this.#over = Math.max(0, this.#over + step);
      zone.classList.toggle("dropping", this.#over > 0);
    };
    const carried = (event) => event.dataTransfer?.types.includes("Files");
    zone.addEventListener("dragenter", (event) => {
      if (carried(event) && mayDrop()) mark(1);
    });
    zone.addEventListener("dragleave", (event) => {
      if (carried(event)) mark(-1);
    });
    // Without this the browser would open a file dropped beside the chat instead of the page.
    document.addEventListener("dragover", (event) => {
      if (carried(event)) event.preventDefault();
    });
    document.addEventListener("drop", (event) => {
      if (!carried(event)) return;
      event.preventDefault();
      this.#over = 0;
      zone.classList.remove("dropping");
      if (zone.contains(event.target) && mayDrop()) this.take(event.dataTransfer.files[0]);
    });
  }
}
