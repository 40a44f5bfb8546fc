/** The boxes of the form and the questions that they belong to. */

import { readable } from "./sheet-text.js";

/** Show what is in a box as it will be read; a box of one line would join the lines without a space. @param {HTMLElement} box */
export function showRead(box) {
  if (!box.matches("textarea, input[type='text']")) return;
  const read = box.matches("input") ? readable(box.value).replaceAll("\n", " ") : readable(box.value);
  if (read !== box.value) box.value = read;
}

/** The question or the section that an element belongs to. @param {HTMLElement} target */
export function keyOf(target) {
  const place = target.closest(".question[data-id^='c-'], [data-section]");
  return place?.dataset.section ?? place?.dataset.key ?? "";
}
