// The size of the upright photo a graph was tried on, from what its steps gave. Pure.
import type { ImageValue } from '../core/data-types';
import type { PortValues } from '../core/photo-record';

const isImage = (value: unknown): value is ImageValue =>
  typeof value === 'object' && value !== null && 'source' in value && 'marks' in value;

/** Pixels of the upright photo, as any step that gave an image knows it; null where none did. */
export function uprightSize(outputs: PortValues): { readonly width: number; readonly height: number } | null {
  const images = Object.values(outputs).flatMap((ports) => Object.values(ports).filter(isImage));
  return images[0] ? { width: images[0].source.width, height: images[0].source.height } : null;
}
