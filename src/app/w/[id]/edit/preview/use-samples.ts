// The photos chosen for this workflow: as remembered, else the samples of the template it came from, else of the first there is.
'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTRPC } from '../../../../trpc';
import type { Workflow } from '../use-draft';
import { type ChosenSamples, rememberedSamples, rememberSamples } from './samples';

export function useSamples(workflow: Workflow): [ChosenSamples | null, (chosen: ChosenSamples) => void] {
  const { id } = workflow;
  const trpc = useTRPC();
  const own = workflow.template?.template;
  const { data: templates } = useQuery(trpc.templates.list.queryOptions(undefined, { enabled: own === undefined }));
  const [picked, setPicked] = useState<ChosenSamples | null>(null);
  useEffect(() => setPicked(rememberedSamples(id)), [id]);
  const usual = own ?? templates?.[0]?.name;
  const chosen = useMemo(
    (): ChosenSamples | null =>
      picked ?? (usual === undefined ? null : { samples: { kind: 'template', template: usual }, index: 0 }),
    [picked, usual],
  );
  const choose = useCallback(
    (next: ChosenSamples) => {
      rememberSamples(id, next);
      setPicked(next);
    },
    [id],
  );
  return [chosen, choose];
}
