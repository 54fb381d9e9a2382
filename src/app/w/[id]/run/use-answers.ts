'use client';
// The answers to the questions of a workflow: remembered in this browser, checked by each setting's own schema.
import { useEffect, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import { nodes } from '../../../../../nodes/registry.generated';
import { sameJson } from '../../../../core/same-json';
import type { Answers, RunAgain } from '../../../../server/services/run-again';
import type { Question } from './app-view-data';

const stored = z.record(z.string(), z.record(z.string(), z.unknown()));
const keyOf = (workflowId: string) => `lensgraph-answers-${workflowId}`;

export const questionId = ({ nodeId, field }: Question): string => `question-${nodeId}-${field}`;

/** What a question's value must be like. */
export const schemaOf = ({ nodeType, field }: Question) => nodes.get(nodeType)?.config.shape[field];

const isValid = (question: Question, value: unknown): boolean => schemaOf(question)?.safeParse(value).success ?? false;

/** `again`: the run whose answers are to be given again, in place of those that this browser remembers. */
export function useAnswers(
  workflowId: string,
  questions: readonly Question[],
  again: Pick<RunAgain, 'runId' | 'answers'> | null,
) {
  const [answers, setAnswers] = useState<Answers>({});
  const [remembered, setRemembered] = useState(false);

  // Read after the first paint: the server does not know what this browser remembers.
  const taken = useRef<string | null>(null);
  useEffect(() => {
    if (again) {
      // Once: what was changed since is not to be overwritten when the page is read again.
      if (taken.current !== again.runId) setAnswers(again.answers);
      taken.current = again.runId;
      setRemembered(false);
      return;
    }
    const found = fitting(readStored(workflowId), questions);
    setAnswers(found);
    setRemembered(Object.keys(found).length > 0);
  }, [workflowId, questions, again]);

  return useMemo(() => {
    const keep = (next: Answers) => {
      setAnswers(next);
      writeStored(workflowId, fitting(next, questions));
    };
    const given = ({ nodeId, field, value }: Question): unknown => {
      const own = answers[nodeId];
      return own && Object.hasOwn(own, field) ? own[field] : value;
    };
    return {
      /** For the run. */
      params: answers,
      remembered,
      changed: Object.keys(answers).length > 0,
      given,
      answer(question: Question, value: unknown) {
        const { [question.nodeId]: own = {}, ...others } = answers;
        const { [question.field]: _, ...rest } = own;
        const next = sameJson(value, question.value) ? rest : { ...rest, [question.field]: value };
        keep(Object.keys(next).length > 0 ? { ...others, [question.nodeId]: next } : others);
      },
      reset() {
        setRemembered(false);
        keep({});
      },
      /** The first question whose answer cannot be used. */
      firstFault: () => questions.find((question) => !isValid(question, given(question))) ?? null,
    };
  }, [workflowId, questions, answers, remembered]);
}

/** Answers to questions that are still asked, and that can still be given. */
function fitting(answers: Answers, questions: readonly Question[]): Answers {
  const kept: Record<string, Record<string, unknown>> = {};
  for (const question of questions) {
    const { nodeId, field } = question;
    const own = Object.hasOwn(answers, nodeId) ? answers[nodeId] : undefined;
    if (!own || !Object.hasOwn(own, field) || !isValid(question, own[field])) continue;
    kept[nodeId] = { ...kept[nodeId], [field]: own[field] };
  }
  return kept;
}

/** A browser that keeps nothing (private mode, full) only forgets. */
function readStored(workflowId: string): Answers {
  try {
    return stored.parse(JSON.parse(localStorage.getItem(keyOf(workflowId)) ?? '{}'));
  } catch (error) {
    console.warn('Answers from last time could not be read', error);
    return {};
  }
}

function writeStored(workflowId: string, answers: Answers): void {
  try {
    localStorage.setItem(keyOf(workflowId), JSON.stringify(answers));
  } catch (error) {
    console.warn('Answers could not be remembered', error);
  }
}
