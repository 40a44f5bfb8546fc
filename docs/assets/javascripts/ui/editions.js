/** The link to the same page in another language keeps what the address asks for: identifiers are the same in each. */
export function keepAsked() {
  for (const link of document.querySelectorAll("a.edition")) link.search = location.search;
}
