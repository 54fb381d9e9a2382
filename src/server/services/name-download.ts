// What a file of a run is called in somebody's folder of downloads: after the workflow and when it ran, as there will be many.
// Knows no run and no transport.

/** What a file system or a shell would not take as it is. */
const UNFIT = /[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu;
const LONGEST = 120;
/** The usual name of the step that saves tells nothing. */
const USUAL = /^save(?=[.-])/;

/** `save-photos.zip` -> `Count products 2026-11-21 14.05 photos.zip`. The time is that of this machine's clock. */
export function downloadName(workflow: string, ranAt: Date, file: string): string {
  const title = [...workflow.replace(UNFIT, ' ').replace(/\s+/g, ' ').trim()]
    .slice(0, LONGEST)
    .join('')
    .replace(/^[.\s]+/, '');
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [ranAt.getFullYear(), two(ranAt.getMonth() + 1), two(ranAt.getDate())].join('-');
  const time = `${two(ranAt.getHours())}.${two(ranAt.getMinutes())}`;
  const rest = file.replace(USUAL, '').replace(/^-/, '');
  const start = [title, day, time].filter(Boolean).join(' ');
  return rest.startsWith('.') ? `${start}${rest}` : `${start} ${rest}`;
}
