// A model as the language of the screen calls it. Workflows, the API and files name models and their kinds as ever.

interface Said {
  readonly title: string;
  /** In German, where it is said otherwise. */
  readonly de: {
    readonly title: string;
    readonly source?: string | undefined;
    readonly labels?: Readonly<Record<string, string>> | undefined;
  } | null;
}

export function inLanguage<M extends Said>(locale: string, model: M): M {
  const { de } = model;
  if (locale !== 'de' || !de) return model;
  return { ...model, title: de.title, ...(de.source === undefined ? {} : { source: de.source }) };
}

/** What a kind is called on the screen. */
export const kindIn = (locale: string, { de }: Pick<Said, 'de'>, label: string): string =>
  (locale === 'de' && de?.labels?.[label]) || label;
