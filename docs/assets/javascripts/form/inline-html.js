/** Simple HTML that people paste, such as `<b>` or `<br>`: what `hooks/partage/sheets/body/inline_html.py` makes of it, and `paired_tags.py`. */

const BECOMES = { b: "strong", strong: "strong", i: "em", em: "em", s: "del", strike: "del", del: "del", sup: "sup", sub: "sub", a: "a", abbr: "abbr", br: "br", details: "details", summary: "summary", u: "span", span: "span", p: "div", div: "div" };
const KEPT = { a: ["href", "title"], abbr: ["title"], details: ["open"] };
const MOST_TAGS = 2000;
const MARK = "kept-tag-";
/** After a tag that ends its line: the line is then of a paragraph, never a block of HTML. */
const ALONE = "\ufdd0";
const ATTRIBUTE = String.raw`\s+[A-Za-z][\w:-]*(?:\s*=\s*(?:"[^"\n]*"|'[^'\n]*'|[^\s"'<>=${"`"}]+))?`;
const GIVEN = /\s+([A-Za-z][\w:-]*)(?:\s*=\s*("[^"\n]*"|'[^'\n]*'|[^\s"'<>=`]+))?/g;
const TAG = new RegExp(String.raw`(?<!\\)(?<!\]\()<(/?)(${Object.keys(BECOMES).join("|")})((?:${ATTRIBUTE}){0,10})[ \t]*/?>`, "gi");
const LINE_END = /[ \t]*(?:\n|$)/y;
const PIECE = /<(\/?)([a-z][a-z0-9]*)[^>]*>|&lt;(\/?)kept-tag-(\d+)&gt;/g;
/** What is outside paragraphs. */
const BLOCKS = ["details", "div"];
/** What is put for tags that need not be closed: their words stay, whatever is around. */
const UNPAIRED = { br: "<br>", span: "", div: "\n" };
const CODE = /<code[ >](?:(?!<\/code>)[^])*<\/code>/g;
const MARKED = /&lt;\/?kept-tag-(\d+)&gt;\ufdd0?/g;
const VOID = new Set(["br", "hr", "img", "input"]);
const NO_BLOCK = ["p", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"];
const AROUND_BLOCKS = new Set(["", "li", "blockquote", "section", `${MARK}details`]);

/** @typedef {{written: string, becomes: string, attributes: string}} Tag */

/**
 * The text with a name that means nothing in place of each simple tag, and these tags.
 * @param {string} text @returns {{text: string, tags: Tag[]}}
 */
export function setAside(text) {
  const tags = [];
  if (!text.includes("<") || text.includes(MARK) || text.includes(ALONE)) return { text, tags };
  const named = text.replace(TAG, (whole, closes, name, given, place) => {
    if (tags.length >= MOST_TAGS) return whole;
    const tag = name.toLowerCase();
    tags.push({ written: whole, becomes: BECOMES[tag], attributes: closes ? "" : attributes(tag, given) });
    LINE_END.lastIndex = place + whole.length;
    return `<${closes}${MARK}${tags.length - 1}>${LINE_END.test(text) ? ALONE : ""}`;
  });
  return { text: named, tags };
}

/** Those that a tag keeps; none where its first one is missing: it says nothing then. */
function attributes(tag, given) {
  const kept = new Map([...given.matchAll(GIVEN)].map(([, name, value]) => [name.toLowerCase(), unescaped((value ?? "").replace(/^["']+|["']+$/g, ""))]));
  const wanted = KEPT[tag] ?? [];
  if (tag !== "details" && wanted.length && !kept.has(wanted[0])) return "";
  return wanted.filter((name) => kept.has(name)).map((name) => ` ${name}="${escaped(kept.get(name))}"`).join("");
}

/** The HTML that the parser made, with the tags that are closed where they were opened. @param {string} html @param {Tag[]} tags */
export function givenBack(html, tags) {
  if (!tags.length) return html;
  const opened = [];
  const pieces = [];
  let done = 0;
  const written = html.replace(CODE, (code) => code.replace(MARKED, (_, number) => escaped(tags[number].written)));
  const outside = tags.some(({ becomes }) => BLOCKS.includes(becomes)) ? outsideParagraphs(written, tags) : written;
  for (const found of outside.matchAll(PIECE)) {
    pieces.push(outside.slice(done, found.index), found[0]);
    done = found.index + found[0].length;
    if (found[4] === undefined) {
      pieces[pieces.length - 1] = found[0].replace(/&lt;\/?kept-tag-(\d+)&gt;/g, (mark, number) => (tags[number] ? escaped(tags[number].written) : mark));
      follow(opened, found[2], found[1]);
    } else if (tags[found[4]]) take(opened, pieces, tags[found[4]], found[3]);
  }
  return [...pieces, outside.slice(done)].join("").replaceAll(ALONE, "");
}

/** Follow a tag of the parser; what is open inside it, and is not closed there, stays text. */
function follow(opened, name, closes) {
  if (VOID.has(name)) return;
  if (closes) {
    while (opened.length && opened.pop().name !== name);
    return;
  }
  if (name === "a") opened.splice(0, opened.length, ...opened.filter((each) => each.name !== `${MARK}a`));
  opened.push({ name });
}

function take(opened, pieces, tag, closes) {
  const place = pieces.length - 1;
  pieces[place] = escaped(tag.written);
  if (opened.some(({ name }) => name === "pre" || name === "code")) return;
  const last = opened.at(-1) ?? { name: "" };
  if (tag.becomes in UNPAIRED) pieces[place] = UNPAIRED[tag.becomes];
  else if (closes && last.name === MARK + tag.becomes) {
    opened.pop();
    pieces[last.place] = last.tag;
    pieces[place] = last.tag && `</${tag.becomes}>`;
  } else if (!closes && mayOpen(opened, tag.becomes, last.name)) {
    const says = tag.attributes || !["a", "abbr"].includes(tag.becomes);
    opened.push({ name: MARK + tag.becomes, place, tag: says ? `<${tag.becomes}${tag.attributes}>` : "" });
  }
}

function mayOpen(opened, name, last) {
  const around = new Set(opened.map((each) => each.name));
  if (name === "a") return !around.has("a") && !around.has(`${MARK}a`);
  if (name === "summary") return last === `${MARK}details`;
  return name !== "details" || (!NO_BLOCK.some((each) => around.has(each)) && AROUND_BLOCKS.has(last));
}

/** Take what opens, names or closes a block that unfolds out of the paragraphs that the parser put it in. */
function outsideParagraphs(html, tags) {
  const any = (wanted) => `&lt;/?${MARK}(?:${tags.flatMap((tag, number) => (wanted.includes(tag.becomes) ? [number] : [])).join("|") || "none"})&gt;${ALONE}?`;
  const [block, name] = [any(BLOCKS), any(["summary"])];
  const part = new RegExp(String.raw`\s*(${block})\s*(${name}(?:(?!${block})(?!${name})[^])*${name})?\s*`, "g");
  return html.replace(/<p>((?:(?!<\/p>)[^])*)<\/p>/g, (whole, inside) => {
    const parted = inside.replace(part, (_, opening, named = "") => `</p>\n${opening}${named}\n<p>`);
    return parted === inside ? whole : `<p>${parted}</p>`.replace(/<p>[\s\ufdd0]*<\/p>\n?/g, "");
  });
}

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign]);
/** What a browser reads in it, nothing of which loads or runs. */
const unescaped = (text) => new DOMParser().parseFromString(text.replaceAll("<", "&lt;"), "text/html").documentElement.textContent;
