/** The page of a sheet, fetched by another page: sheets are rendered only once. */

import { isIdentifier } from "./identifier.js";

/** No sheet is at this address. */
export class Missing extends Error {}

/** The network did not answer. */
class Unreachable extends Error {}

/** @typedef {{id: string, title: string, lang: string, address: string, article: Element}} FetchedSheet */

/**
 * The sheet `id`, wherever it moved. Its document is inert: nothing in it runs or loads.
 * @param {string} id an identifier @param {string} root absolute address of the edition, ending with a slash
 * @returns {Promise<FetchedSheet>}
 */
export async function fetchSheet(id, root) {
  const address = `${root}initiatives/${id}/`;
  const page = await pageAt(address);
  const article = page.querySelector("article.sheet");
  if (!article) return moved(page, address, root);
  const heading = article.querySelector("h1");
  return { id, title: heading.textContent.trim(), lang: heading.lang, address, article };
}

/** @param {string} address @returns {Promise<Document>} */
async function pageAt(address) {
  let response;
  try {
    response = await fetch(address);
  } catch (error) {
    throw new Unreachable(String(error));
  }
  if (response.status === 404) throw new Missing(address);
  if (!response.ok) throw new Unreachable(`${response.status} ${address}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/** A former address has one link, to the present one. @param {Document} page @param {string} address @param {string} root */
function moved(page, address, root) {
  const link = page.querySelector("meta[http-equiv='refresh']") && page.querySelector("a[href]");
  const id = link ? new URL(link.getAttribute("href"), address).href.slice(`${root}initiatives/`.length, -1) : "";
  if (!isIdentifier(id) || address === `${root}initiatives/${id}/`) throw new Missing(address);
  return fetchSheet(id, root);
}
