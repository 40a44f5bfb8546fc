/**
 * On the page of missing addresses: an organisation that one sheet names has no page, and whoever asks for one is given its sheets, as found
 * by searching. Servers that have rules do the same (`build/hosting.py`).
 */
const [, root, actor] = /^(.*\/)acteurs\/([^/]+)\/(?:index\.html)?$/.exec(location.pathname) ?? [];
if (actor) location.replace(`${root}rechercher/?acteurs=${actor}`);
