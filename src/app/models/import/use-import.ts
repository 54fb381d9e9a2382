'use client';
// Brings a model file to the server and has it read and tried there: how far it is, what came out, or why it was refused.
import { useCallback, useEffect, useRef, useState } from 'react';
import { LensgraphError } from '../../../core/errors';
import { useTRPCClient } from '../../trpc';
import type { Imported } from './import-types';
import { sendModelFile } from './send-model-file';

export type ImportState =
  | { readonly step: 'choose' }
  | { readonly step: 'sending'; readonly file: string; readonly part: number }
  | { readonly step: 'reading'; readonly file: string; readonly session: string }
  | { readonly step: 'refused'; readonly file: string; readonly error: unknown }
  | { readonly step: 'read'; readonly imported: Imported };

const isModel = ({ name }: File): boolean => /\.(onnx|zip)$/i.test(name);

/** The model among the files, and what belongs to it; the model is whatever is no list of names. */
function sorted(files: readonly File[]): { model: File | undefined; companions: File[] } {
  const model =
    files.find(isModel) ?? files.find(({ name }) => !/\.(txt|names|json|ya?ml|pbtxt)$/i.test(name)) ?? files[0];
  return { model, companions: files.filter((file) => file !== model) };
}

export function useImport() {
  const client = useTRPCClient();
  const [state, setState] = useState<ImportState>({ step: 'choose' });
  const latest = useRef<AbortController>(null);
  const stop = useCallback(() => latest.current?.abort(), []);
  useEffect(() => stop, [stop]);

  const start = useCallback(
    async (files: readonly File[]) => {
      const { model, companions } = sorted(files);
      if (!model) return;
      stop();
      const line = new AbortController();
      latest.current = line;
      const { signal } = line;
      const file = model.name;
      const say = (next: ImportState) => !signal.aborted && setState(next);
      try {
        if (files.filter(isModel).length > 1) {
          const names = files.filter(isModel).map(({ name }) => name);
          throw new LensgraphError('archive_several_models', { files: names.join(', ') });
        }
        say({ step: 'sending', file, part: 0 });
        const uploadId = await sendModelFile(model, (part) => say({ step: 'sending', file, part }), signal);
        const beside: string[] = [];
        for (const each of companions) beside.push(await sendModelFile(each, () => undefined, signal));
        const session = crypto.randomUUID();
        say({ step: 'reading', file, session });
        const imported = await client.models.import.mutate({ uploadId, companions: beside, session }, { signal });
        say({ step: 'read', imported });
      } catch (error) {
        say({ step: 'refused', file, error });
      }
    },
    [client, stop],
  );
  const reset = useCallback(() => {
    stop();
    setState({ step: 'choose' });
  }, [stop]);
  return { state, start, reset };
}
