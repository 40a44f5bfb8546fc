// What axe-core finds wrong with the page: all of it, or no contrast that is plain to see.
//
// axe-core looks for what lies behind each text, which takes it longer than all else. Most texts are plainly clear on the
// colour of what they are in: these are not shown to it, nor are underlined links, which need no other colour.
async ([options, isEverything]) => {
  const CLEAR = 4.5; // WCAG 1.4.3, for the smallest texts
  const FADING = { backgroundImage: "none", filter: "none", opacity: "1", mixBlendMode: "normal" };
  const MOVING = { transform: "none", zIndex: "auto", position: "static" };
  const known = new Map();
  const has = (style, usual) => Object.entries(usual).every(([name, value]) => style[name] === value);

  const channels = (colour) => {
    const [, space, written] = /^(rgba?\(|color\(srgb )(.*)\)$/.exec(colour) ?? [];
    const [red, green, blue, alpha = 1] = written?.split(/[ ,/]+/).map(Number) ?? [];
    const whole = space?.startsWith("rgb") ? 1 : 255;
    return { red: red * whole, green: green * whole, blue: blue * whole, alpha };
  };

  // The colour of the nearest one that hides all behind it; none where something else may be seen there, or through it.
  const background = (element) => {
    if (!element) return { isPlain: true };
    if (!known.has(element)) {
      const style = getComputedStyle(element);
      const around = background(element.parentElement);
      const own = channels(style.backgroundColor);
      const isInPlace = own.alpha === 0 && has(style, MOVING);
      known.set(element, {
        isPlain: around.isPlain && has(style, FADING),
        colour: own.alpha === 1 ? own : isInPlace ? around.colour : undefined,
      });
    }
    return known.get(element);
  };

  const luminance = ({ red, green, blue }) => {
    const [r, g, b] = [red, green, blue].map((each) => (each <= 10.31475 ? each / 3294.6 : ((each / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };

  const isClear = (element) => {
    const { color, textShadow } = getComputedStyle(element);
    const { colour, isPlain } = background(element);
    const written = channels(color);
    if (!colour || !isPlain || written.alpha !== 1 || textShadow !== "none") return false;
    const [one, other] = [luminance(written), luminance(colour)];
    return Math.max(one, other) / Math.min(one, other) >= CLEAR;
  };

  const isWritten = (element) =>
    element.matches("input, select, textarea, option") || [...element.childNodes].some(({ nodeName, data }) => nodeName === "#text" && data.trim());

  const all = (selector, isLookedAt) => [...document.body.querySelectorAll(selector)].filter(isLookedAt);
  const unclear = isEverything ? [] : all("*", (element) => isWritten(element) && !isClear(element));
  const bare = isEverything ? [] : all("a", (link) => getComputedStyle(link).textDecorationLine !== "underline");
  unclear.forEach((element) => element.setAttribute("data-unclear", ""));
  bare.forEach((link) => link.setAttribute("data-bare", ""));
  axe.configure({
    rules: [
      { id: "color-contrast", selector: isEverything ? "*" : "[data-unclear]" },
      { id: "link-in-text-block", selector: isEverything ? "a[href]" : "a[href][data-bare]" },
    ],
  });
  const { violations } = await axe.run(options);
  unclear.forEach((element) => element.removeAttribute("data-unclear"));
  bare.forEach((link) => link.removeAttribute("data-bare"));
  const told = (html) => html.replaceAll(/ data-(?:unclear|bare)=""/g, "").slice(0, 200);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${told(html)}`));
};
