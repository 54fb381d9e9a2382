// What went wrong with a photo as an error, so that the screen can say it in its own language.
import type { PhotoError } from '../../../core/photo-record';

export const asError = (error: PhotoError): Error => Object.assign(new Error(error.message), error);
