/** The title of the form's page, which says what one does there: propose a sheet, or complete one. */

/** @param {import("../ui/strings.js").Strings} strings @param {boolean} isCompleting whether the sheet is published already */
export function entitle(strings, isCompleting) {
  const [before, after] = [strings.say("form.title"), strings.say("form.title_completing")];
  const [from, to] = isCompleting ? [before, after] : [after, before];
  // The first text of the heading: the link to it comes after.
  const heading = document.querySelector("h1").firstChild;
  heading.data = heading.data.replace(from, () => to);
  document.title = document.title.replace(from, () => to);
}
