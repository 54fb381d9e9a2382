// The "Save" step: writes what a run found into files: spreadsheets, JSON, marked photos. Every photo of the run is in every
// one of them, failed and skipped ones with the reason. Formats are written by the context; this says what stands in them.

import { z } from 'zod';
import type { RunFile } from '../src/core/context';
import type { Classification, Detection, FileValue } from '../src/core/data-types';
import { defineNode, type FieldMeta } from '../src/core/node';
import { port } from '../src/core/ports';
import { warningsIn } from '../src/core/warnings';
import { rlePolygons } from '../src/vision/rle-polygons';
import { addToCoco, type CocoFacts, cocoLists, NO_COCO } from './export/coco';
import { addToMasks, type MaskFacts, maskEntries, maskFiles, NO_MASKS } from './export/masks';
import { photoFacts, type SavedPhoto } from './export/photo-facts';
import { addPhoto, columnsOf, NO_PHOTOS, ROW_KINDS, type RunFacts, rowsOf } from './export/photo-tables';
import { MAX_THUMBNAILS, workbook } from './export/workbook';

const FORMATS = ['csv', 'json', 'xlsx', 'photos', 'coco', 'masks'] as const;
const PHOTO_QUALITY = 90;
const THUMBNAIL_SIDE = 160;

interface State {
  readonly run: RunFacts;
  readonly marked: number;
  readonly coco: CocoFacts;
  readonly masks: MaskFacts;
}

const pictures = (files: readonly { readonly value: readonly FileValue[] }[], role: string): FileValue[] =>
  files.flatMap(({ value }) => value.filter((file) => file.role === role));

/** "shelf/a.png" -> "shelf/a.jpg"; a second picture of one photo gets a number. */
const photoName = (file: string, index: number): string =>
  `${file.replace(/\.[^./\\]+$/, '')}${index === 0 ? '' : `-${index + 1}`}.jpg`;

/** A node's id as the first part of a file name. */
const fileStem = (nodeId: string): string => nodeId.replace(/[^\p{L}\p{N}_-]+/gu, '_');

/**
 * One element of NODE.json: the photo as the command line's `results` tell it, with the values that are wired here.
 * `counts` and `sortings` by node; `detections` with unrounded scores and boxes in pixels of the upright photo; `table` as counted; `areas` as parts of the photo, `outlines` with masks and polygons in pixels, `texts` with their places.
 */
function jsonItem(photo: SavedPhoto): Record<string, unknown> {
  const { file, status, error, inputs } = photo;
  const { numbers, items, areas } = photoFacts(photo);
  const [table] = status === 'ok' ? inputs.table : [];
  const warnings = status === 'ok' ? warningsIn(inputs.detections.map(({ value }) => value)) : [];
  return {
    file,
    status,
    ...(error ? { error } : {}),
    ...(warnings.length ? { warnings } : {}),
    ...(numbers.size ? { counts: Object.fromEntries(numbers) } : {}),
    ...(items ? { detections: items.map(outlined) } : {}),
    ...(inputs.classification.length && status === 'ok' ? { sortings: sortingsByNode(inputs.classification) } : {}),
    ...(table ? { table: table.value } : {}),
    ...(areas ? { areas: Object.fromEntries(areas), outlines: inputs.segmentation.flatMap(outlinesOf) } : {}),
    ...(status === 'ok' && inputs.texts.length ? { texts: inputs.texts.flatMap(({ value }) => value) } : {}),
  };
}

/** An object with the polygons of its mask beside the mask: most programs read one of the two. */
const outlined = (item: Detection) => (item.mask ? { ...item, polygons: rlePolygons(item.mask) } : item);

const outlinesOf = ({ value: { labels, rle } }: SavedPhoto['inputs']['segmentation'][number]) =>
  rle.map((mask, i) => ({ label: labels[i] ?? '', mask, polygons: rlePolygons(mask) }));

/** What each step called the photo, or its parts: a list in any case. */
function sortingsByNode(given: SavedPhoto['inputs']['classification']): Record<string, Classification[]> {
  const byNode = new Map<string, Classification[]>();
  for (const { from, value } of given) byNode.set(from, [...(byNode.get(from) ?? []), value]);
  return Object.fromEntries(byNode);
}

export default defineNode({
  type: 'export',
  version: 1,
  title: 'Save',
  category: 'save',
  icon: 'download',
  help: 'Writes the results of all photos into files: a spreadsheet, plain tables, or the marked photos.',
  inputs: {
    image: port('image', { title: 'Photo', optional: true, gather: 'run' }),
    detections: port('detections', { title: 'Found objects', optional: true, gather: 'run' }),
    table: port('table', { title: 'Numbers by kind', optional: true, gather: 'run' }),
    count: port('number', { title: 'Numbers', optional: true, many: true, gather: 'run' }),
    classification: port('classification', { title: 'Sortings', optional: true, many: true, gather: 'run' }),
    segmentation: port('segmentation', { title: 'Areas', optional: true, gather: 'run' }),
    texts: port('texts', { title: 'Lines of text', optional: true, gather: 'run' }),
  },
  outputs: { file: port('file', { title: 'Files' }) },
  requires: [['image', 'detections', 'table', 'count', 'classification', 'segmentation', 'texts']],
  config: z.object({
    formats: z
      .array(z.enum(FORMATS))
      .min(1)
      .max(FORMATS.length)
      .default(['csv', 'xlsx'])
      .meta({
        title: 'Files',
        help: 'CSV and XLSX are tables, JSON is for programs, photos is a ZIP with the marked photos. COCO and outlines as pictures (of what “Outline” finds) are for training models.',
        widget: 'choice',
        choices: {
          csv: 'CSV table',
          json: 'JSON for programs',
          xlsx: 'Excel (XLSX)',
          photos: 'Marked photos (ZIP)',
          coco: 'COCO data set',
          masks: 'Outlines as pictures (ZIP)',
        },
        askable: true,
      } satisfies FieldMeta),
    row: z
      .enum(ROW_KINDS)
      .default('image')
      .meta({
        title: 'One row per',
        help: 'What a line of the CSV stands for: a photo, a found object, a kind of object on a photo, or a line of text.',
        widget: 'choice',
        choices: {
          image: 'Photo',
          object: 'Found object',
          label: 'Kind of object on a photo',
          text: 'Line of text',
        },
        askable: true,
      } satisfies FieldMeta),
  }),
  summary: ({ formats, row }, say) => {
    const words = { photos: say('marked photos'), masks: say('outlines as pictures') };
    const names = formats.map((format) =>
      format === 'photos' || format === 'masks' ? words[format] : format.toUpperCase(),
    );
    const rows = {
      image: say('one row per photo'),
      object: say('one row per object'),
      label: say('one row per kind'),
      text: say('one row per line of text'),
    };
    return [...names, ...(formats.includes('csv') ? [rows[row]] : [])].join(', ');
  },
  run: async ({ inputs, config: { formats }, ctx }) => {
    const files: FileValue[] = [];
    if (formats.includes('photos')) {
      for (const { value } of inputs.image) {
        files.push({ ...(await ctx.renderPhoto(value, { quality: PHOTO_QUALITY })), role: 'photo' });
      }
    }
    const [first] = inputs.image;
    if (formats.includes('xlsx') && first && ctx.photoIndex < MAX_THUMBNAILS) {
      files.push({ ...(await ctx.renderThumbnail(first.value, { side: THUMBNAIL_SIDE })), role: 'thumbnail' });
    }
    if (formats.includes('masks')) files.push(...(await maskFiles(inputs, ctx)));
    return { file: files };
  },
  collect: {
    init: (): State => ({ run: NO_PHOTOS, marked: 0, coco: NO_COCO, masks: NO_MASKS }),
    add: ({ run, marked, coco, masks }, photo) => ({
      run: addPhoto(run, photoFacts(photo)),
      marked: marked + pictures(photo.outputs.file, 'photo').length,
      coco: addToCoco(coco, photo),
      masks: addToMasks(masks, photo),
    }),
    /** `totals.notWritten`: formats that were asked for and of which there is no file, as there was nothing to put in. */
    finish: async ({ state: { run, marked, coco, masks }, config: { formats, row }, photos, ctx }) => {
      const stem = fileStem(ctx.nodeId);
      const files: RunFile[] = [];
      if (formats.includes('csv')) {
        async function* rows() {
          for await (const photo of photos()) yield* rowsOf(row, photoFacts(photo), run);
        }
        files.push(await ctx.csv(`${stem}.csv`, columnsOf(row, run), rows()));
      }
      if (formats.includes('json')) {
        async function* items() {
          for await (const photo of photos()) yield jsonItem(photo);
        }
        files.push(await ctx.json(`${stem}.json`, items()));
      }
      if (formats.includes('coco')) files.push(await ctx.jsonLists(`${stem}-coco.json`, cocoLists(photos, coco)));
      if (formats.includes('xlsx')) {
        async function* shown() {
          for await (const photo of photos()) {
            yield { facts: photoFacts(photo), thumbnail: pictures(photo.outputs.file, 'thumbnail')[0] ?? null };
          }
        }
        files.push(await ctx.xlsx(`${stem}.xlsx`, await workbook(run, shown())));
      }
      if (formats.includes('photos') && marked > 0) {
        async function* entries() {
          for await (const photo of photos()) {
            const marks = pictures(photo.outputs.file, 'photo');
            for (const [index, file] of marks.entries()) yield { name: photoName(photo.file, index), file };
          }
        }
        files.push(await ctx.zip(`${stem}-photos.zip`, entries()));
      }
      if (formats.includes('masks') && masks.pictures > 0) {
        files.push(await ctx.zip(`${stem}-masks.zip`, maskEntries(photos, masks)));
      }
      const notWritten = formats.filter(
        (format) => (format === 'photos' && marked === 0) || (format === 'masks' && masks.pictures === 0),
      );
      return { files, ...(notWritten.length ? { totals: { notWritten } } : {}) };
    },
  },
});
