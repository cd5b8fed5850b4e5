/** Dragging with the pointer: from a handle, with a mark where what is dragged would go, until it is let go. */

/** Below this many pixels a press is a click. */
const THRESHOLD = 5;

/** How near the edge of what scrolls it scrolls along. */
const EDGE = 28;

export interface DragHandlers {
  /** False where there is nothing to drag. */
  readonly start: (handle: HTMLElement) => boolean;
  /** What is under the pointer; the row or the tile that it would be dropped on is found from it. */
  readonly over: (element: Element | null, clientY: number) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
}

export function listenForDrags(
  main: HTMLElement,
  handlers: DragHandlers,
  box: () => HTMLElement | null,
): void {
  main.addEventListener("pointerdown", (down) => {
    const handle = down.target instanceof Element ? down.target.closest<HTMLElement>("[data-drag]") : null;
    if (handle === null || down.button !== 0) return;
    let isDragging = false;
    const listening = new AbortController();
    const { signal } = listening;
    const end = () => {
      listening.abort();
      document.body.classList.remove("dragging");
    };
    const move = (event: PointerEvent) => {
      if (!isDragging) {
        if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < THRESHOLD) return;
        isDragging = handlers.start(handle);
        if (!isDragging) return end();
        document.body.classList.add("dragging");
        getSelection()?.removeAllRanges();
      }
      event.preventDefault();
      scrollAlong(box(), event.clientY);
      handlers.over(document.elementFromPoint(event.clientX, event.clientY), event.clientY);
    };
    addEventListener("pointermove", move, { signal });
    addEventListener(
      "pointerup",
      () => {
        end();
        if (!isDragging) return;
        // The click that ends a drag is no click on what happens to be there.
        addEventListener("click", swallow, { capture: true, once: true });
        setTimeout(() => removeEventListener("click", swallow, { capture: true }), 0);
        handlers.drop();
      },
      { signal },
    );
    const cancel = () => {
      end();
      if (isDragging) handlers.cancel();
    };
    addEventListener("pointercancel", cancel, { signal });
    addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || !isDragging) return;
        event.preventDefault();
        event.stopPropagation();
        cancel();
      },
      { signal, capture: true },
    );
  });
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

function scrollAlong(box: HTMLElement | null, clientY: number): void {
  const bounds = box?.getBoundingClientRect();
  if (bounds === undefined || clientY < bounds.top || clientY > bounds.bottom) return;
  if (clientY > bounds.bottom - EDGE) box!.scrollBy({ top: EDGE / 2 });
  // Below the head, which stays.
  else if (clientY < bounds.top + 46 + EDGE / 2) box!.scrollBy({ top: -EDGE / 2 });
}
