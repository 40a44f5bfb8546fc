/** What is done for what a visitor sees: the rest of a page may never be read. */

/** Part of the height of the window under it, where something is about to be seen by those who scroll. */
const MARGIN = 0.5;

/** @param {Element} element */
export function isSeen(element) {
  const { top, bottom, height } = element.getBoundingClientRect();
  return height > 0 && bottom > 0 && top < window.innerHeight;
}

/**
 * Do `act` with each of `elements` once it is seen; done when it was with those that are seen already.
 * @param {Element[]} elements @param {(element: Element) => Promise<void>} act may fail later: the element stays as it is
 */
export async function onceSeen(elements, act) {
  const [now, later] = [true, false].map((wanted) => elements.filter((each) => isSeen(each) === wanted));
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
        observer.unobserve(target);
        act(target).catch(() => {});
      }
    },
    { rootMargin: `0px 0px ${100 * MARGIN}% 0px` },
  );
  // Most look at the first results only: what is under them is loaded for those who scroll, a little before it is seen.
  const scrolled = () => later.forEach((each) => observer.observe(each));
  if (later.length) window.addEventListener("scroll", scrolled, { once: true, passive: true });
  await Promise.all(now.map(act));
}
