// The families of models Lensgraph can read: what each is called, what it does, and what its outputs are called here
// (the roles a card maps to names of the ONNX file). How they are read is src/inference/decoders. Knows no files.

import { TASKS, type Task } from '../core/node';

export const MODEL_TASKS = TASKS;
export type ModelTask = Task;

interface FamilyEntry {
  readonly title: string;
  /** The first is the usual one. */
  readonly tasks: readonly [ModelTask, ...ModelTask[]];
  /** Roles every model of the family has, and those only some have. */
  readonly roles: readonly string[];
  readonly optionalRoles?: readonly string[];
}

export const FAMILIES = {
  // Ultralytics and what came of it
  ultralytics: {
    title: 'Ultralytics YOLOv8, v9, 11, 12',
    tasks: ['detect', 'segment'],
    roles: ['raw'],
    optionalRoles: ['protos'],
  },
  'ultralytics-nms': {
    title: 'Ultralytics YOLO with its selection inside (nms=True, YOLOv10, YOLO26)',
    tasks: ['detect', 'segment'],
    roles: ['detections'],
    optionalRoles: ['protos'],
  },
  'ultralytics-classify': { title: 'Ultralytics YOLO classifier', tasks: ['classify'], roles: ['scores'] },
  'ultralytics-rtdetr': { title: 'Ultralytics RT-DETR', tasks: ['detect'], roles: ['raw'] },
  yolov5: {
    title: 'YOLOv5 and YOLOv7',
    tasks: ['detect', 'segment'],
    roles: ['raw'],
    optionalRoles: ['protos'],
  },
  'yolov5-heads': {
    title: 'YOLOv5 and YOLOv7 with their three heads as they are',
    tasks: ['detect'],
    roles: ['head8', 'head16', 'head32'],
    optionalRoles: ['head64'],
  },
  'yolov7-nms': {
    title: 'YOLOv7 with its selection inside',
    tasks: ['detect'],
    roles: [],
    optionalRoles: ['detections', 'count', 'boxes', 'scores', 'classes'],
  },
  yolox: { title: 'YOLOX', tasks: ['detect'], roles: ['raw'] },
  'yolo-nas': {
    title: 'YOLO-NAS',
    tasks: ['detect'],
    roles: [],
    optionalRoles: ['boxes', 'scores', 'detections', 'count', 'classes'],
  },
  // other single-shot detectors
  nanodet: { title: 'NanoDet and NanoDet-Plus', tasks: ['detect'], roles: ['raw'] },
  'nanodet-heads': {
    title: 'NanoDet with its heads as they are',
    tasks: ['detect'],
    roles: ['cls8', 'reg8', 'cls16', 'reg16', 'cls32', 'reg32'],
    optionalRoles: ['cls64', 'reg64'],
  },
  centernet: {
    title: 'CenterNet',
    tasks: ['detect'],
    roles: [],
    optionalRoles: ['detections', 'heatmap', 'size', 'offset', 'sides'],
  },
  'tf-ssd': { title: 'TensorFlow SSD before its selection', tasks: ['detect'], roles: ['scores', 'boxes'] },
  'tf-object-detection': {
    title: 'TensorFlow object-detection API',
    tasks: ['detect', 'segment'],
    roles: ['boxes', 'scores', 'classes'],
    optionalRoles: ['count', 'masks'],
  },
  'ssd-12': { title: 'SSD of the ONNX model zoo', tasks: ['detect'], roles: ['boxes', 'labels', 'scores'] },
  'torchvision-detection': {
    title: 'torchvision detection and Mask R-CNN',
    tasks: ['detect', 'segment'],
    roles: ['boxes', 'labels', 'scores'],
    optionalRoles: ['masks', 'keypoints'],
  },
  'paddle-detection': {
    title: 'PaddleDetection (PP-YOLOE, PicoDet) with its selection inside',
    tasks: ['detect'],
    roles: ['detections'],
    optionalRoles: ['count'],
  },
  'paddle-heads': {
    title: 'PaddleDetection (PP-YOLOE, PicoDet) without selection',
    tasks: ['detect'],
    roles: [],
    optionalRoles: ['boxes', 'scores', 'raw'],
  },
  mmdeploy: {
    title: 'MMDetection by MMDeploy',
    tasks: ['detect', 'segment'],
    roles: ['detections', 'labels'],
    optionalRoles: ['masks'],
  },
  'azure-detection': {
    title: 'Azure Custom Vision detection',
    tasks: ['detect'],
    roles: ['boxes', 'classes', 'scores'],
  },
  'azure-yolo': { title: 'Azure Custom Vision detection (compact)', tasks: ['detect'], roles: ['raw'] },
  // transformers
  'rt-detr': { title: 'RT-DETR, D-FINE, DEIM', tasks: ['detect'], roles: ['labels', 'boxes', 'scores'] },
  'rf-detr': {
    title: 'RF-DETR',
    tasks: ['detect', 'segment'],
    roles: ['boxes', 'scores'],
    optionalRoles: ['masks'],
  },
  detr: { title: 'DETR and YOLOS (Hugging Face)', tasks: ['detect'], roles: ['scores', 'boxes'] },
  // whole photos
  classifier: { title: 'Image classifier', tasks: ['classify'], roles: ['scores'] },
  semantic: {
    title: 'Semantic segmentation (DeepLab, FCN, U-Net, SegFormer)',
    tasks: ['segment'],
    roles: [],
    optionalRoles: ['scores', 'classes'],
  },
  foreground: { title: 'Foreground (U2Net, ISNet, BiRefNet)', tasks: ['segment'], roles: ['foreground'] },
  // text
  'text-detector': { title: 'PP-OCR text finder', tasks: ['read-text'], roles: ['map'] },
  'text-angle': { title: 'PP-OCR direction of text', tasks: ['read-text'], roles: ['scores'] },
  'text-reader': { title: 'PP-OCR text reader', tasks: ['read-text'], roles: ['scores'] },
  features: { title: 'Features of a photo', tasks: ['features'], roles: ['features'] },
} as const satisfies Record<string, FamilyEntry>;

export type ModelFamily = keyof typeof FAMILIES;

type Roles<T> = T extends { roles: readonly (infer R)[]; optionalRoles: readonly (infer O)[] }
  ? R | O
  : T extends { roles: readonly (infer R)[] }
    ? R
    : never;
/** What an output of any family is called here. */
export type ModelRole = Roles<(typeof FAMILIES)[ModelFamily]>;

export const isModelFamily = (id: string): id is ModelFamily => Object.hasOwn(FAMILIES, id);
export const MODEL_FAMILIES: readonly ModelFamily[] = Object.keys(FAMILIES).filter(isModelFamily);

/** What is known of a family, with nothing left out. */
export function familyEntry(id: ModelFamily): Required<FamilyEntry> {
  return { optionalRoles: [], ...FAMILIES[id] };
}

/** The roles of a family: those every model of it has, then those only some have. */
export function familyRoles(id: ModelFamily): { readonly needed: ModelRole[]; readonly optional: ModelRole[] } {
  const family: { readonly roles: readonly ModelRole[]; readonly optionalRoles?: readonly ModelRole[] } = FAMILIES[id];
  return { needed: [...family.roles], optional: [...(family.optionalRoles ?? [])] };
}
