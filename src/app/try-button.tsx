'use client';
// Starts a run over a template's own photos; the run then appears in the list by itself.
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import styles from './template-card.module.css';
import { trpc } from './trpc-client';

export function TryButton({ template }: { template: string }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function start() {
    setBusy(true);
    setRefusal(null);
    try {
      await trpc.templates.try.mutate({ template });
      router.refresh();
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : 'The run could not be started.');
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <button type="button" className={styles.try} onClick={start} disabled={busy}>
        {busy ? 'Starting' : 'Try with sample photos'}
      </button>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
    </>
  );
}
