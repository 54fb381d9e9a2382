// The decoder of each family of models. A new family is a file beside this one and a line here.

import { decodeAzureDetection } from './azure-detection';
import { decodeAzureYolo } from './azure-yolo';
import { decodeCenternet } from './centernet';
import { decodeClassifier } from './classifier';
import type { Decoder } from './decoder';
import { decodeDetr } from './detr';
import { decodeFeatures } from './features';
import { decodeForeground } from './foreground';
import { decodeMmdeploy } from './mmdeploy';
import { decodeNanodet } from './nanodet';
import { decodeNanodetHeads } from './nanodet-heads';
import { decodePaddleDetection } from './paddle-detection';
import { decodePaddleHeads } from './paddle-heads';
import { decodeRfDetr } from './rf-detr';
import { decodeRtDetr } from './rt-detr';
import { decodeSemantic } from './semantic';
import { decodeSsd12 } from './ssd-12';
import { decodeTextDetector } from './text-detector';
import { decodeTextReader } from './text-reader';
import { decodeTfObjectDetection } from './tf-object-detection';
import { decodeTfSsd } from './tf-ssd';
import { decodeTorchvisionDetection } from './torchvision-detection';
import { decodeUltralytics } from './ultralytics';
import { decodeUltralyticsNms } from './ultralytics-nms';
import { decodeUltralyticsRtDetr } from './ultralytics-rtdetr';
import { decodeYoloNas } from './yolo-nas';
import { decodeYolov5 } from './yolov5';
import { decodeYolov5Heads } from './yolov5-heads';
import { decodeYolov7Nms } from './yolov7-nms';
import { decodeYolox } from './yolox';

export const DECODERS: Readonly<Record<string, Decoder>> = {
  'azure-detection': decodeAzureDetection,
  'azure-yolo': decodeAzureYolo,
  centernet: decodeCenternet,
  classifier: decodeClassifier,
  detr: decodeDetr,
  features: decodeFeatures,
  foreground: decodeForeground,
  mmdeploy: decodeMmdeploy,
  nanodet: decodeNanodet,
  'nanodet-heads': decodeNanodetHeads,
  'paddle-detection': decodePaddleDetection,
  'paddle-heads': decodePaddleHeads,
  'rf-detr': decodeRfDetr,
  'rt-detr': decodeRtDetr,
  semantic: decodeSemantic,
  'ssd-12': decodeSsd12,
  'text-angle': decodeClassifier,
  'text-detector': decodeTextDetector,
  'text-reader': decodeTextReader,
  'tf-object-detection': decodeTfObjectDetection,
  'tf-ssd': decodeTfSsd,
  'torchvision-detection': decodeTorchvisionDetection,
  ultralytics: decodeUltralytics,
  'ultralytics-classify': decodeClassifier,
  'ultralytics-nms': decodeUltralyticsNms,
  'ultralytics-rtdetr': decodeUltralyticsRtDetr,
  'yolo-nas': decodeYoloNas,
  yolov5: decodeYolov5,
  'yolov5-heads': decodeYolov5Heads,
  'yolov7-nms': decodeYolov7Nms,
  yolox: decodeYolox,
};
