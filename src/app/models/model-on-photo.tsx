'use client';
// What a model finds on one photo, drawn and said. Asked like the trial run of the editor.
import { Loader } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { KindsOf, useSpeaker } from '../../i18n/kinds/use-kinds';
import { useWords } from '../../i18n/words';
import { tabId } from '../autosave/local-copy';
import { useTRPCClient } from '../trpc';
import importStyles from './import/import-dialog.module.css';
import type { Model } from './model-words';
import { SeenPhoto } from './seen-photo';
import type { TryPhoto } from './use-try-photo';

export interface Tried extends Pick<Model, 'name' | 'task'> {
  /** The limits of its card; those of the step if left out. */
  readonly defaults?: { readonly minScore: number; readonly iou: number };
}

const STEP = 'look';

/** Photos, and the step that asks the model: steps are called as the tasks are. */
const graphOf = ({ name, task, defaults }: Tried) => ({
  schemaVersion: 1,
  name: 'Trying a model',
  nodes: [
    { id: 'photos', type: 'load' },
    { id: STEP, type: task, config: { model: name, ...(task === 'detect' ? defaults : {}) } },
  ],
  edges: [{ source: 'photos', sourceHandle: 'image', target: STEP, targetHandle: 'image' }],
});

function useTriedModel(model: Tried, photo: TryPhoto | null) {
  const client = useTRPCClient();
  return useQuery({
    queryKey: ['tried-model', model.name, model.defaults, photo?.id],
    enabled: photo !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.previews.run.mutate(
        {
          graph: graphOf(model),
          photos: photo ? [photo.id] : [],
          session: `model-${tabId()}-${model.name}`.slice(0, 100),
        },
        { signal },
      ),
  });
}

export function ModelOnPhoto({ model, photo: chosen }: { model: Tried; photo: TryPhoto | null }) {
  const t = useTranslations('modelsPage.import');
  const words = useWords();
  const speakers = useSpeaker(model.name);
  const { data, error, isFetching } = useTriedModel(model, chosen);
  const photo = data?.photos[0];
  const fault = error ?? photo?.error ?? data?.steps[STEP]?.error;
  return (
    <div className={importStyles.tried} aria-busy={isFetching}>
      {fault ? (
        <p className={importStyles.fault} role="alert">
          <IconAlertTriangle size={18} aria-hidden="true" />
          {words.error(fault)}
        </p>
      ) : photo ? (
        <KindsOf models={speakers}>
          <SeenPhoto src={photo.picture} name={photo.name} outputs={photo.outputs} step={STEP} />
        </KindsOf>
      ) : (
        <div className={importStyles.skeleton} />
      )}
      {isFetching && (
        <span className={importStyles.busy}>
          <Loader size={16} color="var(--accent)" />
          {t('looking')}
        </span>
      )}
    </div>
  );
}
