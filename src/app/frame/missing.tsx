'use client';
// Where something is not, or no longer: says so, leads to all others of its kind, and offers to bring it back where that can be
// done.
import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';
import { useTranslations } from 'next-intl';
import { Link } from '../link';
import { notify } from '../notify';
import { PageBody, PageHead } from './page-head';

const PLACES = { run: '/runs', workflow: '/workflows', model: '/models', template: '/templates' } as const;

interface MissingProps {
  readonly kind: keyof typeof PLACES;
  /** Undoes its deletion; left out where nothing of this kind is ever deleted. */
  readonly onBringBack?: () => Promise<unknown>;
}

const isNotFound = (error: unknown): boolean => error instanceof TRPCClientError && error.data?.httpStatus === 404;

export function Missing({ kind, onBringBack }: MissingProps) {
  const t = useTranslations('frame.missing');
  const restore = useMutation({
    mutationFn: async () => onBringBack?.(),
    onError: (error) => (isNotFound(error) ? notify.refusal(t('notRestored')) : notify.error(error)),
    // Where Next once found nothing it shows nothing, refreshed or not; only a new page is one.
    onSuccess: () => window.location.reload(),
  });
  return (
    <PageBody>
      <PageHead title={t(`${kind}.title`)} about={t(`${kind}.about`)} />
      <Group gap={8}>
        <Button component={Link} href={PLACES[kind]}>
          {t(`${kind}.all`)}
        </Button>
        {onBringBack && (
          <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate()}>
            {t('bringBack')}
          </Button>
        )}
      </Group>
    </PageBody>
  );
}
