/** Which pictures are in sight, or will be soon: the others are not worked out. */
import type { PictureId } from "../../../src/protocol/views/pictures";

/** How far beyond the edge a picture is drawn already, so that it is there when it comes. */
const AHEAD = "50%";

/** What is there before anything is measured. */
const FIRST: readonly PictureId[] = ["ladder", "nearest"];

export class Sight {
  readonly #changed: () => void;
  readonly #places = new Map<Element, PictureId>();
  readonly #watchers = new Map<PictureId, (element: Element | undefined) => void>();
  readonly #seen = new Set<PictureId>();
  #observer: IntersectionObserver | undefined;

  /** `changed` is told when a picture came into sight. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get seen(): readonly PictureId[] {
    return this.#seen.size === 0 ? FIRST : [...this.#seen];
  }

  /** For the place of a picture: takes its element, and nothing once it is gone. Always the same for a picture. */
  watcherOf(id: PictureId): (element: Element | undefined) => void {
    let watcher = this.#watchers.get(id);
    if (watcher === undefined) this.#watchers.set(id, (watcher = (element) => this.#watch(id, element)));
    return watcher;
  }

  #watch(id: PictureId, element: Element | undefined): void {
    for (const [earlier, name] of this.#places)
      if (name === id) {
        this.#places.delete(earlier);
        this.#observer?.unobserve(earlier);
      }
    if (element === undefined) {
      this.#seen.delete(id);
      return;
    }
    this.#places.set(element, id);
    // Not part of the page before it is drawn.
    queueMicrotask(() => {
      if (this.#places.has(element)) this.#observerIn(element).observe(element);
    });
  }

  #observerIn(element: Element): IntersectionObserver {
    const root = element.closest(".view");
    if (this.#observer?.root !== root) {
      this.#observer?.disconnect();
      this.#observer = new IntersectionObserver((entries) => this.#moved(entries), {
        root,
        rootMargin: AHEAD,
      });
    }
    return this.#observer;
  }

  #moved(entries: readonly IntersectionObserverEntry[]): void {
    const before = this.seen;
    for (const { target, isIntersecting } of entries) {
      const id = this.#places.get(target);
      if (id === undefined) continue;
      if (isIntersecting) this.#seen.add(id);
      // The focus stays in it, wherever it is scrolled to.
      else if (!target.contains(document.activeElement)) this.#seen.delete(id);
    }
    if (this.seen.some((id) => !before.includes(id))) this.#changed();
  }
}
