'use client';
// Changing how a model is read: its file is looked at again, every change is drawn on the person's own photo, and what it
// means for workflows that use the model is said before it is saved.
import { Alert, Button, Progress } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useWords } from '../../../i18n/words';
import { notify } from '../../notify';
import { useTRPC, useTRPCClient } from '../../trpc';
import importStyles from '../import/import-dialog.module.css';
import type { CardDraft, Imported } from '../import/import-types';
import { TriedPhoto } from '../import/tried-photo';
import { ModelDialog } from '../model-dialog';
import type { ModelDetail } from '../model-page';
import { Notice } from '../notice';
import { TryArea } from '../try-area';
import { useTryPhoto } from '../use-try-photo';
import { CardForm } from './card-form';
import styles from './card-form.module.css';

const MOST_NAMED = 6;

interface CardDialogProps {
  readonly model: ModelDetail;
  readonly onClose: () => void;
}

export function CardDialog({ model, onClose }: CardDialogProps) {
  const t = useTranslations('modelCard.dialog');
  const words = useWords();
  const client = useTRPCClient();
  const { data: imported, error } = useQuery({
    queryKey: ['reopened-model', model.name, JSON.stringify(model.card)],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    queryFn: ({ signal }) => client.models.reopen.mutate({ name: model.name }, { signal }),
  });
  return (
    <ModelDialog title={t('title', { title: model.title })} width={1120} keepsOpen onClose={onClose}>
      {error ? (
        <Alert color="red" icon={<IconAlertTriangle />} role="alert">
          {words.error(error)}
        </Alert>
      ) : imported ? (
        <ChangeCard model={model} imported={imported} onClose={onClose} />
      ) : (
        <div className={importStyles.progress} role="status">
          <p>{t('reading')}</p>
          <Progress value={100} animated aria-label={t('reading')} />
        </div>
      )}
    </ModelDialog>
  );
}

/** A card without what belongs to its file. */
function draftOf({ name: _name, sha256: _sha256, bytes: _bytes, ...draft }: ModelDetail['card']): CardDraft {
  return draft;
}

function ChangeCard({ model, imported, onClose }: CardDialogProps & { readonly imported: Imported }) {
  const t = useTranslations('modelCard.dialog');
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const tryPhoto = useTryPhoto(model);
  const before = draftOf(model.card);
  const [card, setCard] = useState<CardDraft>(() =>
    model.own ? before : { ...before, title: t('own', { title: model.title }) },
  );
  const { importId, facts } = imported;
  const onError = notify.error;
  const readAgain = () => queryClient.invalidateQueries({ queryKey: trpc.models.pathKey() });
  const save = useMutation(
    trpc.models.changeCard.mutationOptions({
      onError,
      onSuccess: async () => {
        await Promise.all([readAgain(), queryClient.invalidateQueries({ queryKey: ['tried-model'] })]);
        notify.ok(t('saved', { title: card.title }));
        onClose();
      },
    }),
  );
  const copy = useMutation(
    trpc.models.confirm.mutationOptions({
      onError,
      onSuccess: async ({ name, title }) => {
        await readAgain();
        notify.ok(t('copied', { title }));
        router.push(`/models/${name}`);
      },
    }),
  );
  const { name: photo, id: photoId } = tryPhoto.photo ?? { name: null, id: null };
  const isBusy = save.isPending || copy.isPending;
  const isChanged = JSON.stringify(card) !== JSON.stringify(before);
  return (
    <div className={importStyles.reading}>
      {!model.own && <Notice>{t('shipped')}</Notice>}
      <div className={styles.columns}>
        <div className={styles.stays}>
          <TryArea choice={tryPhoto}>
            <TriedPhoto importId={importId} card={card} photo={tryPhoto.photo} place="card" large />
          </TryArea>
          {model.own && <Consequences model={model} before={before} card={card} />}
        </div>
        <CardForm
          card={card}
          facts={facts}
          imported={imported}
          change={(patch) => setCard({ ...card, ...patch })}
          first="sees"
        />
      </div>
      <div className={importStyles.foot}>
        <Button variant="default" onClick={onClose} disabled={isBusy}>
          {t('cancel')}
        </Button>
        <Button
          loading={isBusy}
          disabled={!isChanged || card.title.trim() === ''}
          onClick={() =>
            model.own
              ? save.mutate({ name: model.name, importId, card, photo, photoId })
              : copy.mutate({ importId, card, title: card.title, photo, photoId })
          }
        >
          {t(model.own ? 'save' : 'saveCopy')}
        </Button>
      </div>
    </div>
  );
}

interface ConsequencesProps {
  readonly model: ModelDetail;
  readonly before: CardDraft;
  readonly card: CardDraft;
}

/** Which workflows a change reaches, and which kinds they would no longer find. */
function Consequences({ model: { usedBy }, before, card }: ConsequencesProps) {
  const t = useTranslations('modelCard.dialog');
  const format = useFormatter();
  const now = new Set(card.labels.map(({ label }) => label));
  const lost = [...new Set(before.labels.map(({ label }) => label))].filter((label) => !now.has(label));
  if (usedBy.length === 0) return null;
  return (
    <Notice title={t('usedBy', { count: usedBy.length })}>
      <p>
        <strong>{format.list(usedBy.map(({ name }) => name))}</strong>. {t('usedHelp')}
      </p>
      {lost.length > 0 && <p>{t('lost', { labels: format.list(lost.slice(0, MOST_NAMED)) })}</p>}
    </Notice>
  );
}
