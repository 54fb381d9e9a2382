import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { CollectedPhoto } from '../src/core/node';
import { countRows, countTable } from '../src/vision/count-table';
import { tally } from '../src/vision/tally';
import {
  detection,
  fakeCollectContext,
  fakeContext,
  foldPhotos,
  found,
  PHOTO,
  runNode,
  wired,
} from '../test/support/run-node';
import exportNode from './export';

type Photo = CollectedPhoto<typeof exportNode.inputs, typeof exportNode.outputs>;
type Config = z.input<typeof exportNode.config>;

const NOTHING = { image: [], detections: [], table: [], count: [], classification: [], segmentation: [], texts: [] };

function photo(file: string, labels: string[], marked = false): Photo {
  const seen = found(...labels.map((label, index) => detection(`o${index + 1}`, label, 0.123456, [1.23456, 2, 3, 4])));
  const rows = countRows(tally(seen.items), { by: 'label', expected: { pear: 1, '*': 2 }, includeZero: true });
  const picture = (role: string) => ({
    role,
    name: `${role}.jpg`,
    mediaType: 'image/jpeg',
    bytes: 1,
    blob: `/s/${file}`,
  });
  return {
    index: 0,
    file,
    status: 'ok',
    inputs: {
      image: wired(PHOTO),
      detections: wired(seen),
      table: wired(countTable(rows)),
      count: wired(labels.length, 'count'),
      classification: [],
      segmentation: [],
      texts: [],
    },
    outputs: { file: marked ? wired([picture('photo'), picture('thumbnail')]) : [] },
  };
}
const failed: Photo = {
  ...photo('bad.jpg', ['cup']),
  status: 'failed',
  error: { code: 'truncated_image', message: 'The photo is cut off.', nodeId: 'detect' },
  outputs: { file: [] },
};
const skipped: Photo = {
  index: 2,
  file: 'late.jpg',
  status: 'skipped',
  skippedBy: 'photos',
  inputs: NOTHING,
  outputs: { file: [] },
};
const RUN = [photo('a.jpg', ['apple', 'cup', 'apple'], true), photo('sub/b.png', []), failed, skipped];

async function written(config: Config, photos: readonly Photo[] = RUN, nodeId = 'export') {
  const { ctx, written } = fakeCollectContext(nodeId);
  const { files, totals } = await foldPhotos(exportNode, photos, { config, ctx });
  return { ...written, names: files?.map(({ name }) => name), totals };
}
const lines = (table?: { columns: readonly { name: string }[]; rows: (readonly unknown[])[] }) => [
  table?.columns.map(({ name }) => name).join(),
  ...(table?.rows ?? []).map((row) => row.join()),
];
const MASKS: Config = { formats: ['masks'] };
const SKIP = 'late.jpg,skipped,skipped,The step "photos" passed nothing on for this photo.';

test('one row per photo: one column per number and per label, failed and skipped ones with the reason', async () => {
  const { tables, names } = await written({ formats: ['csv'] });
  expect(names).toEqual(['export.csv']);
  expect(lines(tables.get('export.csv'))).toEqual([
    'file,status,code,reason,count,apple,cup,pear',
    'a.jpg,ok,,,3,2,1,0',
    'sub/b.png,ok,,,0,0,0,0',
    'bad.jpg,failed,truncated_image,The photo is cut off.,,,,',
    `${SKIP},,,,`,
  ]);
});

test('one row per object, one with empty cells for a photo without any', async () => {
  const { tables } = await written({ formats: ['csv'], row: 'object' });
  expect(lines(tables.get('export.csv'))).toEqual([
    'file,status,code,reason,id,label,score,x1,y1,x2,y2',
    'a.jpg,ok,,,o1,apple,0.1235,1.23,2,3,4',
    'a.jpg,ok,,,o2,cup,0.1235,1.23,2,3,4',
    'a.jpg,ok,,,o3,apple,0.1235,1.23,2,3,4',
    'sub/b.png,ok,,,,,,,,,',
    'bad.jpg,failed,truncated_image,The photo is cut off.,,,,,,,',
    `${SKIP},,,,,,,`,
  ]);
});

test('one row per label, with what was expected', async () => {
  const { tables } = await written({ formats: ['csv'], row: 'label' });
  expect(lines(tables.get('export.csv'))).toEqual([
    'file,status,code,reason,label,count,expected,state',
    'a.jpg,ok,,,pear,0,1,out',
    'a.jpg,ok,,,apple,2,,',
    'a.jpg,ok,,,cup,1,,',
    'a.jpg,ok,,,total,3,2,high',
    'sub/b.png,ok,,,pear,0,1,out',
    'sub/b.png,ok,,,total,0,2,out',
    'bad.jpg,failed,truncated_image,The photo is cut off.,,,,',
    `${SKIP},,,,`,
  ]);
});

test('without objects the table gives the labels; without either, photos still have rows', async () => {
  const bare = RUN.map((each) => ({ ...each, inputs: { ...each.inputs, detections: [] } }));
  const { tables } = await written({ formats: ['csv'] }, bare);
  expect(lines(tables.get('export.csv')).slice(0, 2)).toEqual([
    'file,status,code,reason,count,apple,cup,pear',
    'a.jpg,ok,,,3,2,1,0',
  ]);
  const empty = await written({ formats: ['csv'], row: 'label' }, [{ ...skipped, status: 'ok' }]);
  expect(lines(empty.tables.get('export.csv')).slice(1)).toEqual(['late.jpg,ok,,,,,,']);
});

test('two columns never have one name', async () => {
  const { tables } = await written({ formats: ['csv'] }, [photo('a.jpg', ['count', 'file'])]);
  expect(lines(tables.get('export.csv'))[0]).toBe('file,status,code,reason,count,count 2,file 2,pear');
});

test('JSON has one object per photo, as the results of the command line', async () => {
  const { json } = await written({ formats: ['json'] });
  const [first, empty, bad, late] = json.get('export.json') ?? [];
  expect(first).toMatchObject({ file: 'a.jpg', status: 'ok', counts: { count: 3 } });
  expect(first).toHaveProperty('detections.0', detection('o1', 'apple', 0.123456, [1.23456, 2, 3, 4]));
  expect(first).toHaveProperty('table.rows.0', ['pear', 0, 1, 'out']);
  expect(empty).toMatchObject({ detections: [], counts: { count: 0 } });
  expect(bad).toEqual({ file: 'bad.jpg', status: 'failed', error: failed.error });
  expect(late).toEqual({ file: 'late.jpg', status: 'skipped' });
});

test('the workbook has summary, photos with their pictures, and objects', async () => {
  const { workbooks } = await written({ formats: ['xlsx'] });
  const [summary, photos, objects] = workbooks.get('export.xlsx') ?? [];
  expect(summary?.rows.map((row) => row.join())).toEqual([
    'photos,4,,,',
    'photos ok,2,,,',
    'photos skipped,1,,,',
    'photos failed,1,,,',
    'count,3,1.5,0,3',
    'apple,2,,,',
    'cup,1,,,',
    'pear,0,,,',
  ]);
  expect([summary?.name, photos?.name, objects?.name]).toEqual(['Summary', 'Photos', 'Objects']);
  expect(photos?.thumbnails?.map((each) => each?.blob ?? null)).toEqual(['/s/a.jpg', null, null, null]);
  expect(photos?.note).toBeUndefined();
  expect([photos?.rows.length, objects?.rows.length]).toEqual([4, 6]);
});

test('pictures stop after 500 photos, and the sheet says so', async () => {
  const many = Array.from({ length: 501 }, (_, index) => photo(`${index}.jpg`, [], true));
  const sheet = (await written({ formats: ['xlsx'] }, many)).workbooks.get('export.xlsx')?.[1];
  expect([sheet?.rows.length, sheet?.thumbnails?.length]).toEqual([501, 500]);
  expect(sheet?.note).toMatch(/first 500 photos/);
});

test('marked photos keep their names in the ZIP; without any there is none', async () => {
  const { zips, names } = await written({ formats: ['photos'] }, [...RUN, photo('sub/c.d.png', [], true)]);
  expect(names).toEqual(['export-photos.zip']);
  expect(zips.get('export-photos.zip')).toEqual(['a.jpg', 'sub/c.d.jpg']);
  const none = await written({ formats: ['csv', 'photos'] }, [failed]);
  expect(none.names).toEqual(['export.csv']);
  expect(none.totals).toEqual({ notWritten: ['photos'] });
});

test('a node id cannot lead a file out of its folder', async () => {
  expect((await written({ formats: ['csv'] }, RUN, '../../etc/x')).names).toEqual(['_etc_x.csv']);
});

test('pictures are made only for the formats that show them', async () => {
  const roles = async (formats: Config['formats'], index = 0) => {
    const { ctx } = fakeContext([], index);
    const { file } = await runNode(exportNode, {
      inputs: { ...NOTHING, image: wired(PHOTO) },
      config: { formats },
      ctx,
    });
    return file?.map(({ role }) => role);
  };
  expect(await roles(['csv', 'json'])).toEqual([]);
  expect(await roles(['xlsx', 'photos'])).toEqual(['photo', 'thumbnail']);
  expect(await roles(['xlsx', 'photos'], 500)).toEqual(['photo']);
});

test('what a photo was called has two columns, a line per name in the summary, and a list in the JSON', async () => {
  const called = (file: string, ...labels: string[]): Photo => ({
    ...photo(file, []),
    inputs: {
      ...NOTHING,
      classification: labels.flatMap((label) =>
        wired({ label, score: 0.87654, unsure: label === 'shelf', scores: [] }, 'sort'),
      ),
    },
  });
  const { ctx, written } = fakeCollectContext('save');
  const photos = [called('a.jpg', 'street'), called('b.jpg', 'shelf', 'street'), called('c.jpg', 'street'), failed];
  await foldPhotos(exportNode, photos, { config: { formats: ['csv', 'json', 'xlsx'] }, ctx });
  const table = written.tables.get('save.csv');
  expect(table?.columns.map(({ name, type }) => `${name} ${type}`).slice(4, 7)).toEqual([
    'sort text',
    'sort score number',
    'sort unsure boolean',
  ]);
  expect(table?.rows.map((row) => row.slice(4, 7))).toEqual([
    ['street', 0.8765, false],
    ['shelf; street', null, true],
    ['street', 0.8765, false],
    [null, null, null],
  ]);
  expect(written.json.get('save.json')?.[1]).toMatchObject({
    sortings: { sort: [{ label: 'shelf' }, { label: 'street' }] },
  });
  const summary = written.workbooks.get('save.xlsx')?.[0]?.rows.map((row) => row.slice(0, 2));
  expect(summary).toContainEqual(['sort: street', 2]);
  expect(summary).toContainEqual(['sort: shelf; street', 1]);
});

/** Columns 1 and 2 of rows 1 and 2 of ten by ten. */
const SQUARE = { width: 10, height: 10, counts: [11, 2, 8, 2, 77] };

test('areas and text have columns of their own, a line in the summary, and stand in the JSON', async () => {
  const covered = (file: string, cat: number, ...lines: string[]): Photo => ({
    ...photo(file, []),
    inputs: {
      ...NOTHING,
      segmentation: wired({ width: 10, height: 10, labels: ['cat'], areas: { cat }, rle: [SQUARE] }),
      texts: wired(lines.map((text) => ({ text, score: 0.9, box: [0, 0, 1, 1] as const }))),
    },
  });
  const { ctx, written } = fakeCollectContext('save');
  const photos = [covered('a.jpg', 25, 'Apples', '3,49 €'), covered('b.jpg', 50), failed];
  await foldPhotos(exportNode, photos, { config: { formats: ['csv', 'json', 'xlsx'] }, ctx });
  const table = written.tables.get('save.csv');
  expect(table?.columns.slice(4).map(({ name, type }) => `${name} ${type}`)).toEqual(['text text', 'cat % number']);
  expect(table?.rows.map((row) => row.slice(4))).toEqual([
    ['Apples\n3,49 €', 25],
    ['', 50],
    [null, null],
  ]);
  expect(written.json.get('save.json')?.[0]).toMatchObject({
    areas: { cat: 0.25 },
    outlines: [
      {
        label: 'cat',
        mask: SQUARE,
        polygons: [
          [
            [3, 1],
            [3, 3],
            [1, 3],
            [1, 1],
          ],
        ],
      },
    ],
    texts: [{ text: 'Apples' }, { text: '3,49 €' }],
  });
  const summary = written.workbooks.get('save.xlsx')?.[0]?.rows;
  expect(summary).toContainEqual(['photos with text', 1, null, null, null]);
  expect(summary).toContainEqual(['cat %', null, 37.5, null, null]);
  const texts = written.workbooks.get('save.xlsx')?.[3];
  expect([texts?.name, texts?.rows.length, texts?.rows[1]]).toEqual([
    'Texts',
    4,
    ['a.jpg', 'ok', null, null, '3,49 €', 0.9, 0, 0, 1, 1],
  ]);
});

/** Of the photo's own size. */
const WIDE = { width: 400, height: 300, counts: [401, 2, 398, 2, 119_197] };
const OUTLINED = { ...detection('o1', 'cat', 0.9, [1, 1, 3, 3]), mask: WIDE };
const TURNED = {
  ...detection('o2', 'ship', 0.8),
  points: [
    [0, 0],
    [4, 4],
    [2, 6],
    [-2, 2],
  ] as const,
};
const BODY = {
  ...detection('o3', 'person', 0.7),
  keypoints: [
    { x: 1, y: 2, score: 0.9, name: 'left eye' },
    { x: 3, y: 4, score: 0.2 },
  ],
  skeleton: [[0, 1]] as const,
};
const SEED = { ...detection('o4', 'seed', 0.6), points: [[30, 35]] as const };
const shaped = (...items: Parameters<typeof found>): Photo => ({
  ...photo('a.jpg', []),
  inputs: { ...NOTHING, detections: wired(found(...items)) },
});

test('objects that are more than frames have columns for it, and only those that occur', async () => {
  const table = async (...items: Parameters<typeof found>) =>
    (await written({ formats: ['csv'], row: 'object' }, [shaped(...items), failed])).tables.get('export.csv');
  const names = async (...items: Parameters<typeof found>) =>
    (await table(...items))?.columns.slice(11).map(({ name }) => name);
  expect(await names(OUTLINED)).toEqual(['area']);
  expect(await names(SEED)).toEqual(['x', 'y']);
  const all = await table(OUTLINED, TURNED, BODY, SEED);
  expect(all?.columns.slice(11).map(({ name }) => name)).toEqual(
    'area,angle,corner 1 x,corner 1 y,corner 2 x,corner 2 y,corner 3 x,corner 3 y,corner 4 x,corner 4 y,x,y,keypoints'.split(
      ',',
    ),
  );
  const none = Array.from({ length: 9 }, () => null);
  expect(all?.rows.map((row) => row.slice(11))).toEqual([
    [4, ...none, null, null, null],
    [16, 45, 0, 0, 4, 4, 2, 6, -2, 2, null, null, null],
    [null, ...none, null, null, '1 2 0.9; 3 4 0.2'],
    [null, ...none, 30, 35, null],
    [null, ...none, null, null, null],
  ]);
});

test('a COCO data set has images, annotations and categories, and no photo that failed', async () => {
  const { lists, names } = await written({ formats: ['coco'] }, [
    failed,
    shaped(OUTLINED, BODY),
    skipped,
    shaped(OUTLINED),
  ]);
  expect(names).toEqual(['export-coco.json']);
  const { images, annotations, categories } = lists.get('export-coco.json') ?? {};
  expect(images).toEqual([
    { id: 1, file_name: 'a.jpg', width: 400, height: 300 },
    { id: 2, file_name: 'a.jpg', width: 400, height: 300 },
  ]);
  expect(annotations).toMatchObject([
    {
      id: 1,
      image_id: 1,
      category_id: 1,
      bbox: [1, 1, 2, 2],
      area: 4,
      segmentation: [[3, 1, 3, 3, 1, 3, 1, 1]],
      score: 0.9,
    },
    { id: 2, image_id: 1, category_id: 2, keypoints: [1, 2, 2, 3, 4, 1], num_keypoints: 2 },
    { id: 3, image_id: 2, category_id: 1 },
  ]);
  expect(categories).toEqual([
    { id: 1, name: 'cat' },
    { id: 2, name: 'person', keypoints: ['left_eye', '2'], skeleton: [[1, 2]] },
  ]);
});

test('a list that was cut says so beside its photo', async () => {
  const warnings = [{ code: 'max_objects', params: { max: 1 } }] as const;
  const cut = { ...shaped(), inputs: { ...NOTHING, detections: wired({ ...found(OUTLINED), warnings }) } };
  const { tables, json } = await written({ formats: ['csv', 'json'] }, [cut]);
  const row = tables.get('export.csv')?.rows[0];
  expect(row?.slice(0, 3)).toEqual(['a.jpg', 'ok', 'max_objects']);
  expect(row?.[3]).toContain('than the step keeps (1)');
  expect(json.get('export.json')?.[0]).toMatchObject({
    warnings,
    detections: [
      {
        mask: WIDE,
        polygons: [
          [
            [3, 1],
            [3, 3],
            [1, 3],
            [1, 1],
          ],
        ],
      },
    ],
  });
});

test('outlines as pictures: a PNG of numbers per photo, and tables that say what the numbers are', async () => {
  const seen = found(OUTLINED, { ...OUTLINED, id: 'o2', label: 'dog', score: 0.95 }, TURNED);
  const areas = { width: 400, height: 300, labels: ['background', 'cat'], areas: {}, rle: [SQUARE, WIDE] };
  const inputs = { ...NOTHING, detections: wired(seen), segmentation: wired({ ...areas, numbers: [0, 8] }) };
  const { ctx, asked } = fakeContext();
  const made = async (given: Photo['inputs']) => runNode(exportNode, { inputs: given, config: MASKS, ctx });
  const { file: files = [] } = await made(inputs);
  expect(files.map(({ role, mediaType }) => `${role} ${mediaType}`)).toEqual([
    'mask-objects image/png',
    'mask-areas image/png',
  ]);
  // The surer of two objects lies on top; a frame without an outline is not painted, nor is a background.
  const ground = { width: 400, height: 300 };
  expect(asked).toEqual([
    { role: 'mask-objects', picture: { ...ground, parts: [1, 2].map((value) => ({ mask: WIDE, value })) } },
    { role: 'mask-areas', picture: { ...ground, parts: [{ mask: WIDE, value: 8 }] } },
  ]);

  const photos: Photo[] = ['a.jpg', 'a.png'].map((name) => ({
    ...photo(name, []),
    inputs,
    outputs: { file: wired(files) },
  }));
  const { tables, zips, names } = await written(MASKS, [...photos, failed]);
  expect(names).toEqual(['export-masks.zip']);
  expect(zips.get('export-masks.zip')).toEqual([
    'objects/a.png',
    'areas/a.png',
    'objects/a (2).png',
    'areas/a (2).png',
    'photos.csv',
    'objects.csv',
    'areas.csv',
  ]);
  const inside = (name: string) => lines(tables.get(`export-masks.zip/${name}.csv`));
  expect(inside('photos')).toEqual([
    'file,status,code,reason,objects,areas',
    'a.jpg,ok,,,objects/a.png,areas/a.png',
    'a.png,ok,,,objects/a (2).png,areas/a (2).png',
    'bad.jpg,failed,truncated_image,The photo is cut off.,,',
  ]);
  expect(inside('objects').slice(0, 5)).toEqual([
    'picture,number,id,label,score',
    'objects/a.png,1,o1,cat,0.9',
    'objects/a.png,2,o2,dog,0.95',
    'objects/a.png,,o2,ship,0.8',
    'objects/a (2).png,1,o1,cat,0.9',
  ]);
  expect(inside('areas')).toEqual(['number,label', '0,background', '8,cat']);
});

test('what stands out is white; photos with frames only have no picture, photos with nothing an empty one', async () => {
  const { ctx, asked } = fakeContext();
  const areas = { width: 400, height: 300, labels: ['foreground'], areas: {}, rle: [WIDE] };
  for (const given of [
    { segmentation: wired(areas) },
    { detections: wired(found()) },
    { detections: wired(found(TURNED)) },
  ])
    await runNode(exportNode, { inputs: { ...NOTHING, ...given }, config: MASKS, ctx });
  expect(asked).toMatchObject([{ picture: { parts: [{ value: 255 }] } }, { picture: { parts: [] } }]);
  const none = await written(MASKS, [shaped(TURNED)]);
  expect(none.names).toEqual([]);
  expect(none.totals).toEqual({ notWritten: ['masks'] });
});
