// Gives the steps on the canvas the names that a screen reader says. A step that did not change keeps its very object.
'use client';

import { useMemo } from 'react';
import { useEditorWords } from '../editor-words';
import type { StepNode } from './flow-graph';

export function useNamedSteps(steps: readonly StepNode[]): StepNode[] {
  const { t, names } = useEditorWords();
  const name = useMemo(() => {
    const memory = new WeakMap<StepNode, StepNode>();
    const roleDescription = t('step');
    return (step: StepNode): StepNode => {
      const known = memory.get(step);
      if (known) return known;
      const { node, inputLinks, step: at, steps: all } = step.data;
      const from = [...new Set(Object.values(inputLinks).flatMap((links) => links.map(names.step)))];
      const inputs = from.length ? t('card.from', { steps: from.join(', ') }) : '';
      const named: StepNode = {
        ...step,
        ariaLabel:
          step.type === 'slip'
            ? t('slip.label', { at, steps: all })
            : t('card.label', { step: names.node(node), at, steps: all, inputs }),
        domAttributes: { 'aria-roledescription': roleDescription, 'aria-describedby': `state-${step.id}` },
      };
      memory.set(step, named);
      return named;
    };
  }, [t, names]);
  return useMemo(() => steps.map(name), [steps, name]);
}
