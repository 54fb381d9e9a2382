// How much memory a process really holds, from Linux's /proc; elsewhere unknown and taken as none.

import { readFileSync } from 'node:fs';

const PAGE_BYTES = 4096;

/** Resident set size in MB; 0 where it cannot be read, also for a process that has just ended. */
export function residentMb(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return 0;
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return (pages * PAGE_BYTES) / 1e6;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ESRCH') return 0;
    throw error;
  }
}
