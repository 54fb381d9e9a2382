// Finds the control of a setting on the page, so that a problem can lead to it. Knows no form.

export const fieldElementId = (place: string, nodeId: string, field: string): string => `${place}-${nodeId}-${field}`;

const FOCUSABLE = 'input:not([type=hidden]), textarea, button, select, [tabindex="0"]';

/** Brings the control into view and focuses it; for "rules.0.value" the setting itself. */
export function focusField(id: string): void {
  const own = document.getElementById(id) ?? document.getElementById(id.split('.')[0] ?? id);
  if (!own) return;
  own.scrollIntoView({ block: 'center' });
  const target = own.matches(FOCUSABLE) ? own : own.querySelector<HTMLElement>(FOCUSABLE);
  target?.focus({ preventScroll: true });
}
