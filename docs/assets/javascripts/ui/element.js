/** DOM elements, built and found. */

/**
 * Build an element: `element("p", { class: "help" }, "text", child)`.
 * @param {string} tag
 * @param {Record<string, any>} attributes `true` gives an attribute without a value, `false` none; `onclick` and its like listen
 * @param {...(Node | string)} children
 */
export function element(tag, attributes = {}, ...children) {
  const built = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) built.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) built.setAttribute(name, value === true ? "" : value);
  }
  built.append(...children);
  return built;
}

/** A function that finds a part of `root` by its `data-part`. @param {ParentNode} root @returns {(name: string) => any} */
export function partsOf(root) {
  return (name) => root.querySelector(`[data-part="${name}"]`);
}
