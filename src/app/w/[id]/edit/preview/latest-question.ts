// One question after the other, of those that came meanwhile only the latest. The first is asked at once, so that a moved
// slider shows at once; one that is answered slowly is given up for a newer one, but only when the newer one has rested.

export interface LatestQuestion<Question> {
  ask(question: Question): void;
  stop(): void;
}

export function latestQuestion<Question>(
  answer: (question: Question, signal: AbortSignal) => Promise<void>,
  patienceMs: number,
): LatestQuestion<Question> {
  let asked: AbortController | null = null;
  let waiting: { readonly question: Question } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function next(): Promise<void> {
    clearTimeout(timer);
    if (!waiting) return;
    const { question } = waiting;
    waiting = null;
    asked?.abort();
    const own = new AbortController();
    asked = own;
    try {
      await answer(question, own.signal);
    } finally {
      if (asked === own) {
        asked = null;
        void next();
      }
    }
  }

  return {
    ask(question) {
      waiting = { question };
      clearTimeout(timer);
      timer = setTimeout(() => void next(), asked ? patienceMs : 0);
    },
    stop() {
      clearTimeout(timer);
      waiting = null;
      asked?.abort();
      asked = null;
    },
  };
}
