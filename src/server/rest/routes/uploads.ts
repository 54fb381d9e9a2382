// REST: photos sent ahead of the run that will use them.
import { z } from 'zod';
import { LensgraphError } from '../../../core/errors';
import { createUploads } from '../../services/create-uploads';
import { mediaTypeOf } from '../json-body';
import { receiveMultipart } from '../multipart-photos';
import { defineRoute, json } from '../route';
import { upload } from '../schemas';

export const uploadRoutes = [
  defineRoute({
    method: 'post',
    path: '/uploads',
    permission: 'runs:write',
    summary: 'Store photos for later runs.',
    body: { required: true, form: { files: 'images', fields: {} } },
    answers: {
      201: { description: 'The photos in the order sent.', schema: z.object({ items: z.array(upload) }) },
    },
    handle: async ({ services, actor, incoming }) => {
      if (mediaTypeOf(incoming) !== 'multipart/form-data') {
        throw new LensgraphError('unsupported_media_type', { expected: 'the photos as multipart/form-data' });
      }
      const { photos } = await receiveMultipart(services, incoming, { fileField: 'images', textFields: [] });
      if (photos.length === 0) throw new LensgraphError('no_photos');
      return json(201, { items: await createUploads(services, actor, photos) });
    },
  }),
];
