// How far something is, on standard error: one line that is rewritten at a terminal, now and then a line elsewhere.
// Standard output stays free for results. Knows no command.

const TERMINAL_EVERY_MS = 100;
const LOG_EVERY_MS = 5_000;

export interface Progress {
  /** Replaces what is shown; `force` shows it even if something was shown just now. */
  show(text: string, force?: boolean): void;
  /** Takes the line away. */
  clear(): void;
}

/** A progress line on `stream`; quiet for the first second where it is no terminal. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  const terminal = stream.isTTY === true;
  const every = terminal ? TERMINAL_EVERY_MS : LOG_EVERY_MS;
  let last = terminal ? 0 : Date.now() - LOG_EVERY_MS + 1_000;
  let shown = false;
  const clear = () => {
    if (shown && terminal) stream.write('\r\x1b[2K');
    shown = false;
  };
  return {
    show: (text, force = false) => {
      const now = Date.now();
      if (!force && now - last < every) return;
      last = now;
      clear();
      stream.write(terminal ? text.slice(0, (stream.columns ?? 80) - 1) : `${text}\n`);
      shown = true;
    },
    clear,
  };
}

/** "12 s", "3 min", "2 h 5 min". */
export function durationWords(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds < 100) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
