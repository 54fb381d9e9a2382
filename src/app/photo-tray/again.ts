// The wish to count the photos of a run again: the address of it, and whether it was asked for just now or is one that the
// browser has come back to. Knows no tray.

const asked = new Set<string>();

/** Where the photos of a run are counted again with the workflow `workflowId`. */
export const againAddress = (workflowId: string, runId: string): string =>
  `/w/${workflowId}/run?again=${encodeURIComponent(runId)}`;

export const askAnew = (runId: string): void => void asked.add(runId);

/** True once for each time it was asked for. */
export const isAskedAnew = (runId: string): boolean => asked.delete(runId);
