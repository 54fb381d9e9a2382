// Standard output, written so that a reader that is slow or gone breaks nothing. Knows no command.
import { once } from 'node:events';

/** Writes `text` to standard output and waits while the reader is behind. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

export const printLine = (line: string): Promise<void> => print(`${line}\n`);

export const printJson = (value: unknown): Promise<void> => printLine(JSON.stringify(value, null, 2));

/** Rows of words in columns as wide as needed; the last column is not padded. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (widest, row) =>
      [...row, ...widest.slice(row.length)].map((_, at) => Math.max(widest[at] ?? 0, row[at]?.length ?? 0)),
    [],
  );
  const line = (row: readonly string[]) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}

/** A reader that closes early (`| head`) ends the command quietly, as it does for other programs. */
export function endQuietlyWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
