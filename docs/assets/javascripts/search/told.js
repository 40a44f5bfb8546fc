/** The page of a sheet → what people wrote in it under its title and its summary, a string for each paragraph. */

/** Elements after which another paragraph begins; `plain_blocks` of `hooks/partage/search/field_texts.py` has the same. */
const ENDS = /^(P|LI|H[1-6]|T[DHR]|D[DT]|FIGCAPTION|PRE|SUMMARY|CAPTION|[BH]R)$/;
/** What is not of the text: the words of acronyms, which the page adds. */
const UNSAID = "script, style, [popover]";

/** @param {string} html of the page; nothing in it runs or loads @returns {string[]} */
export function told(html) {
  const texts = new DOMParser().parseFromString(html, "text/html").querySelectorAll(".sheet__told");
  return Array.from(texts, (text) => {
    const title = text.previousElementSibling;
    return [...(title?.matches("h2") ? [title.textContent] : []), ...within(text).split("\n")];
  })
    .flat()
    // Spaces that let no line break stay: French has some before its marks.
    .map((line) => line.trim().replace(/[ \t\r]+/g, " "))
    .filter(Boolean);
}

/** @param {Element} element @returns {string} its text, with a line break after each paragraph */
function within(element) {
  return Array.from(element.childNodes, (node) => {
    if (node instanceof Text) return node.data.replaceAll("\n", " ");
    if (!(node instanceof Element) || node.matches(UNSAID)) return "";
    return within(node) + (ENDS.test(node.tagName) ? "\n" : "");
  }).join("");
}
