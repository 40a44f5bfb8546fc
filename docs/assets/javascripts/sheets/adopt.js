/** A part of a page, adapted to another page: addresses, identifiers and headings. */

const ADDRESSES = ["href", "src", "poster"];
/** Attributes that name identifiers of the same page. */
const REFERENCES = ["for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details"];
/** What works on its own page only. */
const LEFT_THERE = "script, style, link, template, form, button, dialog, .actions";

/**
 * A copy of `part` for this document, without what cannot move.
 * @param {Element} part of the page at `address` @param {string} address @param {string} prefix of its identifiers
 * @returns {Element}
 */
export function adopt(part, address, prefix) {
  // Still of a page that nobody sees: what a drawing names is only fetched once its address is mended.
  const copy = /** @type {Element} */ (part.cloneNode(true));
  for (const each of copy.querySelectorAll(LEFT_THERE)) each.remove();
  // A custom element is a tool of its own page.
  for (const each of copy.querySelectorAll("*")) if (each.localName.includes("-")) each.remove();
  const own = new Set([...copy.querySelectorAll("[id]"), copy].map((each) => each.id).filter(Boolean));
  for (const each of [copy, ...copy.querySelectorAll("*")]) mend(each, own, address, prefix);
  return document.importNode(copy, true);
}

/** @param {Element} element @param {Set<string>} own identifiers of the copy @param {string} address @param {string} prefix */
function mend(element, own, address, prefix) {
  if (element.id) element.id = prefix + element.id;
  for (const name of REFERENCES) {
    const ids = element.getAttribute(name)?.split(/\s+/).filter((id) => own.has(id));
    if (ids?.length) element.setAttribute(name, ids.map((id) => prefix + id).join(" "));
    else element.removeAttribute(name);
  }
  for (const name of ADDRESSES) {
    const written = element.getAttribute(name);
    if (written === null) continue;
    const isHere = written.startsWith("#") && own.has(decoded(written.slice(1)));
    element.setAttribute(name, isHere ? `#${prefix}${written.slice(1)}` : absolute(written, address));
  }
  if (element.hasAttribute("srcset")) element.setAttribute("srcset", sizes(element.getAttribute("srcset"), address));
  // A printed image must not wait until it is scrolled to.
  element.removeAttribute("loading");
}

/** @param {string} fragment */
function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Links within the site have no host, as in any of its pages. @param {string} written @param {string} address */
function absolute(written, address) {
  try {
    const { href, origin } = new URL(written, address);
    return origin === location.origin ? href.slice(origin.length) : href;
  } catch {
    return written;
  }
}

/** @param {string} written as in `srcset` @param {string} address */
function sizes(written, address) {
  return written.split(/,\s+/).map((each) => {
    const [source, ...width] = each.trim().split(/\s+/);
    return [absolute(source, address), ...width].join(" ");
  }).join(", ");
}

/** Put the headings of `part` one level down; the sixth has none under it. @param {Element} part */
export function lowerHeadings(part) {
  for (const heading of part.querySelectorAll("h1, h2, h3, h4, h5")) {
    const lower = document.createElement(`h${Number(heading.localName[1]) + 1}`);
    for (const { name, value } of heading.attributes) lower.setAttribute(name, value);
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  return part;
}
