// Moves the focus to parts of the canvas by their ids. The canvas has one name for each in the page.
'use client';

const part = (selector: string): HTMLElement | null => document.querySelector<HTMLElement>(selector);

export const stepElement = (nodeId: string): HTMLElement | null =>
  part(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`);

/** At once, since the next key may come before the next frame; a new step once it is drawn, if nobody went elsewhere meanwhile. */
export function focusStep(nodeId: string): void {
  const step = stepElement(nodeId);
  if (step) {
    step.focus({ preventScroll: true });
    return;
  }
  const from = document.activeElement;
  requestAnimationFrame(() => {
    const now = document.activeElement;
    if (now === from || now === document.body) stepElement(nodeId)?.focus({ preventScroll: true });
  });
}

export const focusedStep = (): string | null =>
  document.activeElement?.closest<HTMLElement>('.react-flow__node')?.dataset.id ?? null;
