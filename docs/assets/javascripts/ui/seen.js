/** What is done for what a visitor sees, or is about to: the rest of a page may never be read. */

/** Part of the height of the window under it, where something is about to be seen. */
const MARGIN = 0.25;

/** @param {Element} element */
export function isSeen(element) {
  const { top, bottom, height } = element.getBoundingClientRect();
  return height > 0 && bottom > 0 && top < window.innerHeight * (1 + MARGIN);
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
  for (const each of later) observer.observe(each);
  await Promise.all(now.map(act));
}
