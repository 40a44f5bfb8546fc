/**
 * What every page does, in place of the theme's script: light or dark colours, a menu that closes, buttons that print. Not a module, and
 * first in the head, so that a page is drawn once, in the chosen colours.
 */
(() => {
  const CHOICE = "colours";
  const DARK = "slate";
  const LIGHT = "default";
  const root = document.documentElement;
  const preference = matchMedia("(prefers-color-scheme: dark)");

  /** The colours chosen before; null if none were, or if the browser stores nothing. */
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
      // Nothing is stored: the choice holds for this page.
    }
  }

  function draw(scheme) {
    root.dataset.mdColorScheme = scheme;
    document.querySelector(".colours")?.setAttribute("aria-pressed", String(scheme === DARK));
  }

  function drawKept() {
    draw(kept() ?? (preference.matches ? DARK : LIGHT));
  }

  // A page that is opened with a question gives its first screen to the answers; « ?q= » asks nothing.
  root.toggleAttribute("data-asked", /=[^&]/.test(location.search));
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
    if (target.closest(".prints")) print();
    // A link within the page leaves the menu open over what it leads to.
    const menu = target.closest("a") && target.closest("[popover]:popover-open");
    if (menu) menu.hidePopover();
  });
})();
