// What a template says of itself, in the language of the screen. Templates speak English and may speak others.

interface Said {
  readonly title: string;
  readonly promise: string;
}

export function saidIn(locale: string, template: Said & { readonly de?: Said | null }): Said {
  const { title, promise } = (locale === 'de' && template.de) || template;
  return { title, promise };
}
