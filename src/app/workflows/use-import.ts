'use client';
// Opens a workflow file of this computer as a new workflow, and says in words why one cannot be opened.
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useWords } from '../../i18n/words';
import { useTRPC } from '../trpc';

/** What one request may bring. */
const MAX_BYTES = 1024 * 1024;

export function useImport() {
  const t = useTranslations('workflows');
  const words = useWords();
  const trpc = useTRPC();
  const router = useRouter();
  const [refusal, setRefusal] = useState<string | null>(null);
  const create = useMutation(trpc.workflows.create.mutationOptions());

  async function open(file: File | null) {
    if (!file) return;
    setRefusal(null);
    const refuse = (reason: string) => setRefusal(t('importRefused', { file: file.name, reason }));
    if (file.size > MAX_BYTES) return refuse(t('fileTooLarge'));
    const graph = parsed(await file.text());
    if (!graph) return refuse(t('notJson'));
    create.mutate(
      { graph },
      {
        onSuccess: ({ id }) => router.push(`/w/${id}/edit`),
        onError: (error) => {
          refuse(words.error(error));
        },
      },
    );
  }
  return { open, refusal, dismiss: () => setRefusal(null), busy: create.isPending || create.isSuccess };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
