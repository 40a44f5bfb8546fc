/**
 * What every page does by itself, in place of the theme's script: light or dark, and a menu that closes. It is no
 * module and comes first in the head, so that a page is drawn in the colours that were chosen, and once.
 */
(() => {
  const CHOICE = "colours";
  const DARK = "slate";
  const LIGHT = "default";
  const root = document.documentElement;
  const preference = matchMedia("(prefers-color-scheme: dark)");

  /** What was chosen here before; null where nothing was, or where the browser keeps nothing. */
  function kept() {
    try {
      const choice = localStorage.getItem(CHOICE);
      return choice === DARK || choice === LIGHT ? choice : null;
    } catch {
      return null;
    }
  }

  function keep(scheme) {
    try {
      localStorage.setItem(CHOICE, scheme);
    } catch {
      // Nothing is kept: the choice holds for this page.
    }
  }

  function draw(scheme) {
    root.dataset.mdColorScheme = scheme;
    document.querySelector(".colours")?.setAttribute("aria-pressed", String(scheme === DARK));
  }

  function drawKept() {
    draw(kept() ?? (preference.matches ? DARK : LIGHT));
  }

  drawKept();
  document.addEventListener("DOMContentLoaded", drawKept);
  preference.addEventListener("change", drawKept);
  window.addEventListener("storage", drawKept);

  document.addEventListener("click", ({ target }) => {
    if (target.closest(".colours")) {
      const scheme = root.dataset.mdColorScheme === DARK ? LIGHT : DARK;
      draw(scheme);
      keep(scheme);
    }
    // A link within the page leaves the menu open over what it leads to.
    const menu = target.closest("a") && target.closest("[popover]:popover-open");
    if (menu) menu.hidePopover();
  });
})();
