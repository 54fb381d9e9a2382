// REST: photos sent ahead of the run that will use them.
import { z } from 'zod';
import { PHOTO_FIELD, receiveUploads } from '../receive-uploads';
import { defineRoute, json } from '../route';
import { upload } from '../schemas';

export const uploadRoutes = [
  defineRoute({
    method: 'post',
    path: '/uploads',
    permission: 'runs:write',
    summary: 'Store photos for later runs.',
    body: { required: true, form: { files: PHOTO_FIELD, fields: {} } },
    answers: {
      201: { description: 'The photos in the order sent.', schema: z.object({ items: z.array(upload) }) },
    },
    handle: async ({ services, actor, incoming }) => json(201, await receiveUploads(services, actor, incoming)),
  }),
];
