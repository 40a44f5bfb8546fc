/**
 * When the answer to what is asked is there, on the page's own clock. It is put in before any script of the page, with
 * `window.searchedAs`, the way that the page searches.
 */
(() => {
  const BOXES = { ours: "search-page input[name='q']", material: ".md-search__input", pagefind: "#q" };
  const QUERY = 2;
  const RESULT = 3;
  /** What Material's worker was asked, and what it answered. */
  const queries = [];
  let answers = 0;
  let items = 0;
  /** What is waited for. */
  let watch = null;
  let isKeyed = false;

  const Native = window.Worker;
  window.Worker = class extends Native {
    constructor(...options) {
      super(...options);
      this.addEventListener("message", ({ data }) => {
        if (data?.type !== RESULT) return;
        answers++;
        items = data.data.items.length;
        // Otherwise the list changes next, which is seen.
        if (!items) look([]);
      });
    }

    postMessage(message, ...others) {
      if (message?.type === QUERY) queries.push(message.data);
      super.postMessage(message, ...others);
    }
  };

  /** What a page shows after the changes of `records`: an answer, all of it, how many results. */
  const shown = {
    ours(records) {
      const page = document.querySelector("search-page");
      const cards = page?.querySelector("[data-part=cards]");
      if (!cards) return {};
      // The page comes with cards: those of an answer come while it is busy.
      const isBusy = page.hasAttribute("busy");
      const wasBusy = records.some(({ target, attributeName }) => target === page && attributeName === "busy");
      const isOver = wasBusy && !isBusy;
      const isChanged = isBusy && cards.childElementCount > 0 && records.some(({ target }) => target === cards);
      return { first: isChanged || isOver, settled: isOver, count: cards.querySelectorAll(".card").length };
    },
    material() {
      const isAnswer = queries.length > 0 && queries.at(-1) === watch.text && answers === queries.length;
      const isShown = isAnswer && (!items || document.querySelector(".md-search-result__item") !== null);
      return { first: isShown, settled: isShown, count: items };
    },
    pagefind() {
      const { asked, first, settled, count } = document.querySelector("#results")?.dataset ?? {};
      const isNew = Number(asked) > watch.asked;
      return { first: isNew && first === asked, settled: isNew && settled === asked, count: Number(count) };
    },
  };

  function look(records) {
    if (!watch || document.querySelector(BOXES[window.searchedAs])?.value !== watch.text) return;
    const { first, settled, count } = shown[window.searchedAs](records);
    if (first && watch.first === null) Object.assign(watch, { first: performance.now(), count });
    if (settled) {
      const { start, first: shownAt, count: found, done } = watch;
      done({ start, first: shownAt, settled: performance.now(), count: found, origin: performance.timeOrigin });
      watch = null;
    }
  }

  /** The moment of the last key or click; a letter that has no key is only put in. */
  function act(event) {
    if (!watch || watch.start === 0) return;
    const isPut = event instanceof InputEvent && !isKeyed;
    if (event.type !== "input" || isPut) watch.start = event.timeStamp;
    isKeyed = event.type === "keydown";
  }

  for (const type of ["keydown", "input", "click"]) window.addEventListener(type, act, { capture: true });
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });

  let answer = null;
  window.watching = {
    /** Wait for the answer to `text`, from the next key or click on, or from the navigation. */
    begin(text, isFromNavigation = false) {
      const asked = Number(document.querySelector("#results")?.dataset.asked ?? 0);
      answer = new Promise((done) => {
        watch = { text, start: isFromNavigation ? 0 : null, first: null, count: 0, asked, done };
      });
    },
    /** @param {number} limit milliseconds @returns {Promise<object | null>} null where it was not there in time */
    answer(limit) {
      return Promise.race([answer, new Promise((done) => setTimeout(() => done(null), limit))]);
    },
  };
})();
