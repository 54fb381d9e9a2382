// A value while it is being typed: shown at once, handed on after a pause, on leaving the field, or when the field or the page goes away.
// So one edit of the graph is one thought and not one key, and nothing typed is lost.
'use client';

import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 600;

export interface Draft<T> {
  readonly value: T;
  /** `wait`: hand it on only when the field is left. */
  readonly set: (value: T, wait?: 'wait') => void;
  /** Hands on now what is waiting. */
  readonly flush: () => void;
}

export function useDraft<T>(given: T, commit: (value: T) => void): Draft<T> {
  const [draft, setDraft] = useState<{ readonly value: T } | null>(null);
  const waiting = useRef<{ readonly value: T } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const handOn = useRef(commit);
  const send = useRef(() => {
    clearTimeout(timer.current);
    const held = waiting.current;
    waiting.current = null;
    if (held) handOn.current(held.value);
  });
  useEffect(() => {
    handOn.current = commit;
  });
  // Undo, another tab, or what was handed on itself: the given value is the truth again unless more is being typed.
  const key = JSON.stringify(given);
  const [seen, setSeen] = useState(key);
  if (seen !== key) {
    setSeen(key);
    setDraft(null);
  }
  useEffect(() => {
    const leave = send.current;
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return {
    value: draft ? draft.value : given,
    set: (value, wait) => {
      setDraft({ value });
      waiting.current = { value };
      clearTimeout(timer.current);
      if (!wait) timer.current = setTimeout(send.current, PAUSE_MS);
    },
    flush: () => {
      send.current();
      setDraft(null);
    },
  };
}
