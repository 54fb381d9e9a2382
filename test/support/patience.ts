/** For `vi.waitFor`. A slow machine may take its time; what comes at once is seen at once. */
export const PATIENT = { timeout: 30_000, interval: 20 };
