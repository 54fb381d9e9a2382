// The outcome of a run in words, for a person at a terminal.
import type { Plan } from '../../core/plan';
import { readRecords } from '../../executor/records';
import { columns, printLine } from '../output';
import { timingOf } from './results-json';
import type { PhotosRun } from './run-photos';

/** Photos that failed beyond these are only counted; --json has them all. */
const SHOWN_FAILURES = 20;

async function failureLines({ records, images }: PhotosRun): Promise<string[]> {
  const rows: string[][] = [];
  for await (const { file, status, error } of readRecords(records)) {
    if (status === 'failed' && rows.push(['  ', file, `${error?.message} [${error?.code}]`]) === SHOWN_FAILURES) break;
  }
  const more = images.failed - rows.length;
  return [columns(rows), ...(more > 0 ? [`  ... and ${more} more`] : [])];
}

/** A collector's totals as "name value, name value"; deeper ones are left to --json. */
function totalWords(totals: Readonly<Record<string, unknown>>): string {
  const words = Object.entries(totals).flatMap(([name, value]) => {
    if (typeof value === 'number') return [`${name} ${Math.round(value * 100) / 100}`];
    if (typeof value === 'string' || typeof value === 'boolean') return [`${name} ${value}`];
    if (name === 'notWritten' && Array.isArray(value)) return [`nothing to write as ${value.join(' and ')}`];
    return [];
  });
  const perLabel = totals.perLabel;
  if (typeof perLabel !== 'object' || perLabel === null) return words.join(', ');
  const labels = Object.entries(perLabel).flatMap(([label, value]) => {
    const count = typeof value === 'object' && value !== null && 'sum' in value ? value.sum : value;
    return typeof count === 'number' ? [`${label} ${count}`] : [];
  });
  return [...words, ...labels].join(', ');
}

export async function printSummary(plan: Plan, run: PhotosRun, files: readonly string[]): Promise<void> {
  const { total, ok, skipped, failed } = run.images;
  const { perImageMs } = timingOf(run);
  const parts = [`${ok} ok`, ...(skipped ? [`${skipped} skipped`] : []), ...(failed ? [`${failed} failed`] : [])];
  await printLine(
    `${plan.name}: ${total} ${total === 1 ? 'photo' : 'photos'}, ${parts.join(', ')} (${run.provider}, ${perImageMs} ms a photo)`,
  );
  if (failed) await printLine((await failureLines(run)).join('\n'));
  const rows = Object.entries(run.totals).map(([node, totals]) => ['  ', node, totalWords(totals)]);
  if (rows.length) await printLine(columns(rows));
  for (const file of files) await printLine(`  ${file}`);
}
