// Moves the focus to parts of the canvas by their ids. The canvas has one name for each in the page.
'use client';

const part = (selector: string): HTMLElement | null => document.querySelector<HTMLElement>(selector);

export const stepElement = (nodeId: string): HTMLElement | null =>
  part(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`);

/** Once it is drawn: a new step is there with the next frame. */
export function focusStep(nodeId: string): void {
  requestAnimationFrame(() => stepElement(nodeId)?.focus({ preventScroll: true }));
}

export const focusedStep = (): string | null =>
  document.activeElement?.closest<HTMLElement>('.react-flow__node')?.dataset.id ?? null;
