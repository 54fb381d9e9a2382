// Says what a button is for while the mouse rests on it or the keyboard is on it. One for all of the editor: what is explained only
// carries its words (`data-hint`, `data-hint-side`), so that dozens of buttons cost no more than their names.
'use client';

import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import styles from './hint-layer.module.css';
import { type HintSide, hintPlace } from './hint-place';

const REST_MS = 300;

interface Hint {
  readonly target: HTMLElement;
  readonly words: string;
  readonly side: HintSide;
}

const hinted = (at: EventTarget | null): HTMLElement | null =>
  at instanceof Element ? at.closest<HTMLElement>('[data-hint]') : null;

const hintOf = (target: HTMLElement): Hint => ({
  target,
  words: target.dataset.hint ?? '',
  side: target.dataset.hintSide === 'right' ? 'right' : 'top',
});

export function HintLayer() {
  const [hint, setHint] = useState<Hint | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let near: HTMLElement | null = null;
    const hide = (): void => {
      clearTimeout(timer);
      near = null;
      setHint(null);
    };
    const over = ({ target, pointerType }: PointerEvent): void => {
      const next = hinted(target);
      if (next === near) return;
      hide();
      // A finger does not rest on anything; it presses.
      if (!next || pointerType === 'touch') return;
      near = next;
      timer = setTimeout(() => {
        if (next.isConnected) setHint(hintOf(next));
      }, REST_MS);
    };
    const focus = ({ target }: FocusEvent): void => {
      const next = hinted(target);
      if (!next?.matches(':focus-visible')) return;
      hide();
      near = next;
      setHint(hintOf(next));
    };
    const events = { pointerover: over, focusin: focus, focusout: hide, pointerdown: hide, keydown: hide } as const;
    const all = Object.entries(events) as [string, EventListener][];
    for (const [name, act] of all) document.addEventListener(name, act, true);
    return () => {
      clearTimeout(timer);
      for (const [name, act] of all) document.removeEventListener(name, act, true);
    };
  }, []);
  const place = hint && document.getElementById('popups');
  return place && createPortal(<Bubble key={hint.words} hint={hint} />, place);
}

function Bubble({ hint: { target, words, side } }: { readonly hint: Hint }) {
  const id = useId();
  const bubble = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = bubble;
    if (!current) return;
    const { left, top } = hintPlace(
      target.getBoundingClientRect(),
      { width: current.offsetWidth, height: current.offsetHeight },
      side,
      { width: window.innerWidth, height: window.innerHeight },
    );
    current.style.left = `${left}px`;
    current.style.top = `${top}px`;
  }, [target, side]);
  useEffect(() => {
    if (target.hasAttribute('aria-describedby')) return;
    target.setAttribute('aria-describedby', id);
    return () => target.removeAttribute('aria-describedby');
  }, [target, id]);
  return (
    <div ref={bubble} id={id} role="tooltip" className={styles.hint}>
      {words}
    </div>
  );
}
