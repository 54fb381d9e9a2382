// The workflow that most tests of whole programs run: photos, find, keep, count, and if asked for mark and save.
import { workflow } from './graphs';

const STEPS = { photos: 'load', find: 'detect', keep: 'filter', number: 'count' };
const WIRES = ['photos.image -> find.image', 'find.detections -> keep.detections', 'keep.kept -> number.detections'];

/** Finds, keeps and counts; writes no file. */
export const countWorkflow = () => workflow(STEPS, WIRES);

/** The same, with marked photos saved in `formats`. */
export const saveWorkflow = (formats: readonly string[]) =>
  workflow({ ...STEPS, mark: 'annotate', save: { type: 'export', config: { formats } } }, [
    ...WIRES,
    'photos.image -> mark.image',
    'keep.kept -> mark.detections',
    'mark.image -> save.image',
    'keep.kept -> save.detections',
    'number.table -> save.table',
    'number.count -> save.count',
  ]);
