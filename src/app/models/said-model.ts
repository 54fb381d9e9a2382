// A model as the language of the screen calls it. Workflows, the API and files name models as ever.

interface Said {
  readonly title: string;
  /** In German, where it is said otherwise. */
  readonly de: {
    readonly title: string;
    readonly source?: string | undefined;
  } | null;
}

export function inLanguage<M extends Said>(locale: string, model: M): M {
  const { de } = model;
  if (locale !== 'de' || !de) return model;
  return { ...model, title: de.title, ...(de.source === undefined ? {} : { source: de.source }) };
}
