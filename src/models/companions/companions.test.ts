import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAlphabet, readCompanions } from './companions';
import { readHuggingFace } from './hugging-face';
import { readLabelFile } from './label-file';
import { checkLabelCount, MOST_LABELS } from './label-values';
import { parsePythonLiteral } from './python-literal';

const pairs = (file: string, text: string) =>
  readLabelFile(file, text).labels.map(({ classId, label }) => [classId, label]);

describe('Python literals', () => {
  it.each<[string, unknown]>([
    [
      "{0: 'person', 1: \"men's shoe\", 10: 'caf\\xe9'}",
      new Map([
        [0, 'person'],
        [1, "men's shoe"],
        [10, 'café'],
      ]),
    ],
    ["['a', 'b',]", ['a', 'b']],
    ['[640, 640]', [640, 640]],
    [
      "{'nms': False, 'conf': None, 'x': -1.5e-1}",
      new Map<string, unknown>([
        ['nms', false],
        ['conf', null],
        ['x', -0.15],
      ]),
    ],
    ['(17, 3)', [17, 3]],
    ['{}', new Map()],
  ])('%s', (text, value) => {
    expect(parsePythonLiteral(text)).toEqual(value);
  });
  it.each(["__import__('os')", "{'a': open('x')}", '[1', "{'a' 1}", "'a\nb'", '1 2', '', '['.repeat(5_000)])(
    'not a literal: %s',
    (text) => {
      expect(parsePythonLiteral(text)).toBeUndefined();
    },
  );
  it('any text ends in a value or in nothing', () => {
    fc.assert(fc.property(fc.string(), (text) => void parsePythonLiteral(text)));
    fc.assert(
      fc.property(fc.array(fc.nat()), (list) => {
        expect(parsePythonLiteral(`[${list.join(', ')}]`)).toEqual(list);
      }),
    );
  });
});

describe('files of labels', () => {
  it('one per line, with Windows line ends and an empty line at the end', () => {
    expect(pairs('coco.names', 'person\r\nbicycle\r\n\r\n')).toEqual([
      [0, 'person'],
      [1, 'bicycle'],
    ]);
  });
  it('an empty line leaves a gap', () => {
    expect(pairs('labels.txt', 'a\n\nc\n')).toEqual([
      [0, 'a'],
      [2, 'c'],
    ]);
  });
  it('ids of their own (Teachable Machine) and ImageNet ids', () => {
    expect(pairs('labels.txt', '0 Class 1\n1 Class 2\n')).toEqual([
      [0, 'Class 1'],
      [1, 'Class 2'],
    ]);
    expect(pairs('labels.txt', '1: a\n3: b')).toEqual([
      [1, 'a'],
      [3, 'b'],
    ]);
    expect(pairs('synset.txt', 'n01440764 tench, Tinca tinca\nn01443537 goldfish')).toEqual([
      [0, 'tench, Tinca tinca'],
      [1, 'goldfish'],
    ]);
  });
  it('labels that begin with a number keep it', () => {
    expect(pairs('coins.txt', '1 cent\n1 euro\n2 euro')).toEqual([
      [0, '1 cent'],
      [1, '1 euro'],
      [2, '2 euro'],
    ]);
  });
  it('TensorFlow label map', () => {
    const text = "item {\n id: 1\n name: '/m/1'\n display_name: \"person\"\n}\nitem { name: 'dog' id: 18 }";
    expect(pairs('label_map.pbtxt', text)).toEqual([
      [1, 'person'],
      [18, 'dog'],
    ]);
  });
  it.each([
    ['["a","b"]'],
    ['{"0":"a","1":"b"}'],
    ['{"a":0,"b":1}'],
    ['{"id2label":{"0":"a","1":"b"},"label2id":{}}'],
    ['{"labels":["a","b"],"modelName":"my model"}'],
    ['{"0":["n01","a"],"1":["n02","b"]}'],
    ['{"categories":[{"id":0,"name":"a"},{"id":1,"name":"b"}]}'],
  ])('JSON %s', (text) => {
    expect(pairs('labels.json', text)).toEqual([
      [0, 'a'],
      [1, 'b'],
    ]);
  });
  it.each([
    ['train: x\nnames: [a, "b"] # both\nnc: 2'],
    ["names: {0: a, 1: 'b'}\n"],
    ['path: ../coco\nnames:\n  0: a\n  1: b  # second\n\ndownload: |\n  x: y'],
    ['names:\n- a\n- b\nnc: 2'],
    ['label_list:\n  - a\n  - b\n'],
    ['names: ["a",\n  "b"]\n'],
  ])('YAML %j', (text) => {
    expect(pairs('data.yaml', text)).toEqual([
      [0, 'a'],
      [1, 'b'],
    ]);
  });
  it('two classes of one name are taken and told', () => {
    expect(readLabelFile('l.txt', 'cat\ndog\ncat').duplicates).toEqual(['cat']);
  });
  it('a million lines, or none, are refused', () => {
    expect(() => readLabelFile('l.txt', 'x\n'.repeat(MOST_LABELS + 1))).toThrow(
      expect.objectContaining({ code: 'too_many_labels' }),
    );
    for (const [file, text] of [
      ['l.txt', '\n'],
      ['l.json', '{'],
      ['l.yaml', 'nc: 3'],
      ['l.csv', 'a'],
    ] as const)
      expect(() => readLabelFile(file, text), file).toThrow(expect.objectContaining({ code: 'labels_unreadable' }));
  });
  it('more labels than classes are those of another model', () => {
    const { labels } = readLabelFile('l.txt', 'a\nb\nc');
    checkLabelCount(labels, 3);
    expect(() => checkLabelCount(labels, 2)).toThrow(expect.objectContaining({ code: 'label_count' }));
    checkLabelCount([{ classId: 90, label: 'toothbrush' }], 90);
  });
});

describe('what Hugging Face puts beside a model', () => {
  const detr = {
    architectures: ['DetrForObjectDetection'],
    model_type: 'detr',
    id2label: { '0': 'N/A', '1': 'person' },
  };
  it('a detector: shorter side, so its proportions are kept', () => {
    const read = readHuggingFace(
      JSON.stringify(detr),
      JSON.stringify({
        do_normalize: true,
        do_resize: true,
        image_mean: [0.485, 0.456, 0.406],
        image_std: [0.229, 0.224, 0.225],
        size: { shortest_edge: 800, longest_edge: 1333 },
      }),
    );
    expect(read).toMatchObject({
      architecture: 'DetrForObjectDetection',
      resize: 'letterbox',
      size: { width: 800, height: 800 },
      values: { scale: 1 / 255, mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] },
    });
  });
  it('a classifier: resize 256, crop 224; ViT: stretch to 224', () => {
    const crop = { do_center_crop: true, size: { shortest_edge: 256 }, crop_size: { height: 224, width: 224 } };
    expect(readHuggingFace(undefined, JSON.stringify(crop))).toMatchObject({
      resize: 'centre-crop',
      cropShare: 0.875,
      size: { width: 224, height: 224 },
    });
    expect(readHuggingFace(undefined, JSON.stringify({ size: 224 }))).toMatchObject({
      resize: 'stretch',
      size: { width: 224, height: 224 },
    });
  });
  it('no rescaling, blue first', () => {
    expect(
      readHuggingFace(undefined, JSON.stringify({ do_rescale: false, do_flip_channel_order: true })),
    ).toMatchObject({
      colour: 'bgr',
      values: { scale: 1, mean: [0, 0, 0], std: [1, 1, 1] },
    });
  });
  it('timm', () => {
    const timm = {
      architecture: 'resnet50',
      num_classes: 1000,
      pretrained_cfg: { input_size: [3, 224, 160], crop_pct: 0.95, mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] },
    };
    expect(readHuggingFace(JSON.stringify(timm), undefined)).toMatchObject({
      modelType: 'timm',
      resize: 'centre-crop',
      cropShare: 0.95,
      size: { width: 160, height: 224 },
      values: { mean: [0.5, 0.5, 0.5] },
    });
  });
  it('LABEL_0 is no label', () => {
    const config = { architectures: ['X'], id2label: { 0: 'LABEL_0', 1: 'LABEL_1' } };
    expect(readHuggingFace(JSON.stringify(config), undefined)?.labels).toBeNull();
  });
  it('nonsense is no configuration', () => {
    expect(readHuggingFace('{', undefined)).toBeNull();
    expect(readHuggingFace('[]', '7')).toBeNull();
    expect(readHuggingFace('{"name":"x"}', undefined)).toBeNull();
  });
});

describe('files beside a model', () => {
  it("a label file counts before config.json's labels", () => {
    const config = { name: 'm/config.json', text: JSON.stringify({ architectures: ['A'], id2label: { 0: 'a' } }) };
    expect(readCompanions([config]).labels?.labels).toEqual([{ classId: 0, label: 'a' }]);
    expect(readCompanions([config, { name: 'm/classes.txt', text: 'b' }])).toMatchObject({
      labelFile: 'classes.txt',
      labels: { labels: [{ classId: 0, label: 'b' }] },
    });
  });
  it('a list of characters keeps its spaces', () => {
    const { lines } = readCompanions([{ name: 'keys.txt', text: 'a\nß\n \n字\n' }]);
    expect(lines).toEqual(['a', 'ß', ' ', '字']);
    expect(isAlphabet(lines ?? [])).toBe(true);
    expect(isAlphabet(['cat', 'dog'])).toBe(false);
  });
});
