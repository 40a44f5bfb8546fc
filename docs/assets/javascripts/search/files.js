/** The files of the index: each is fetched once, when first needed. */

/** The network did not answer. */
export class Unreachable extends Error {}

/** The site was published since the index was opened: a file that it names no longer exists. */
export class Outdated extends Error {}

/** Which of `count` files holds a sheet: FNV-1a, as `runtime/bundles.py` says. @param {string} id @param {number} count */
export function fileOf(id, count) {
  let found = 2166136261;
  for (const byte of new TextEncoder().encode(id)) found = Math.imul(found ^ byte, 16777619) >>> 0;
  return found % count;
}

export class Files {
  /** @param {string} root absolute address of the folder of the index, ending with a slash */
  constructor(root) {
    this.root = root;
    /** @type {Map<string, Promise<any>>} */
    this.asked = new Map();
    /** Paths already fetched: a query that needs no other is answered at once. @type {Set<string>} */
    this.here = new Set();
  }

  /** @param {string} path @returns {Promise<string>} */
  text(path) {
    return this.once(path, (response) => response.text());
  }

  /** @param {string} path @returns {Promise<any>} */
  json(path) {
    return this.once(path, (response) => response.json());
  }

  /** Take in what came with another file. @param {string} folder @param {Record<string, any>} held by path in it */
  hold(folder, held) {
    for (const [path, content] of Object.entries(held)) {
      this.asked.set(folder + path, Promise.resolve(content));
      this.here.add(folder + path);
    }
  }

  /** @template T @param {string} path @param {(response: Response) => Promise<T>} read @returns {Promise<T>} */
  once(path, read) {
    let answer = this.asked.get(path);
    if (!answer) {
      answer = this.fetched(path, read);
      this.asked.set(path, answer);
      answer.then(() => this.here.add(path), () => this.asked.delete(path));
    }
    return answer;
  }

  /** @template T @param {string} path @param {(response: Response) => Promise<T>} read @returns {Promise<T>} */
  async fetched(path, read) {
    // Names come from the root, so it must be fresh; the server says how long the other files may be kept.
    const cache = path === "index.json" ? "no-cache" : "default";
    let response;
    try {
      response = await fetch(this.root + path, { cache });
    } catch (error) {
      throw new Unreachable(String(error));
    }
    if (response.status === 404 && path !== "index.json") throw new Outdated(path);
    if (!response.ok) throw new Unreachable(`${response.status} ${path}`);
    try {
      return await read(response);
    } catch (error) {
      throw new Unreachable(String(error));
    }
  }
}
