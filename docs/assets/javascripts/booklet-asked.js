/** The page of a term is its booklet where the address asks for one: the page itself is the cover and the contents. */

if (new URLSearchParams(location.search).has("recueil")) import("./term-booklet.js").catch(() => {});
