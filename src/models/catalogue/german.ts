// What screens in German call the models of the catalogue; their kinds stand in src/i18n/kinds. Only shown: workflows, the API and
// files name models as ever. Data only.

/** What of a model is said otherwise in another language. */
export interface SaidModel {
  readonly title: string;
  readonly source?: string;
}

const OUTLINES = 'Umrisse von Menschen, Tieren, Fahrzeugen, Möbeln (20 Arten)';
const THINGS = 'Alltagsdinge (80 Arten)';

export const GERMAN: Readonly<Record<string, SaidModel>> = {
  'coco-ssd': { title: THINGS },
  'nanodet-coco': { title: 'Alltagsdinge, viele und kleine (80 Arten)' },
  'deeplab-voc': { title: OUTLINES },
  'deeplab-voc-fast': { title: `${OUTLINES}, schnell und gröber` },
  'everyday-things': { title: 'Was ein Foto zeigt (80 Alltagsdinge)' },
  moderation: {
    title: 'Für alle geeignet oder nicht (Vorführung, irrt sich oft bei Menschen)',
    source:
      'MobileNet v2 von nsfw_model (G. Laborde, Infinite Red); Dateien aus npm nsfwjs@4.3.0. ' +
      'Von 109 harmlosen Fotos nannte es 94 unbedenklich und 8 pornografisch, vor allem Menschen in festlicher Kleidung',
  },
  'pp-ocr-v4': { title: 'Text in lateinischen Buchstaben und Chinesisch' },
  'yolox-tiny': { title: `${THINGS}, YOLOX tiny` },
  'yolox-s': { title: `${THINGS}, YOLOX small` },
  'd-fine-s': { title: `${THINGS}, D-FINE small` },
  'rt-detr': { title: `${THINGS}, RT-DETR v2` },
  'rf-detr-nano': { title: `${THINGS}, RF-DETR nano` },
  shufflenet: { title: 'Was ein Foto zeigt (1.000 Arten), ShuffleNet v2' },
  segformer: { title: 'Orte und Dinge, auf den Bildpunkt genau (150 Arten), SegFormer B0' },
  'u2net-small': { title: 'Vordergrund, klein (U2Net-p)' },
  u2net: { title: 'Vordergrund (U2Net)' },
  'is-net': { title: 'Vordergrund mit feinen Rändern (IS-Net)' },
};
