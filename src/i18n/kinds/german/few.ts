// What screens in German call the kinds of models that know a few only. Data only.

export const MODERATION = {
  drawing: 'gezeichnet',
  hentai: 'gezeichnet, pornografisch',
  neutral: 'unbedenklich',
  porn: 'pornografisch',
  sexy: 'freizügig',
} as const;

/** Of steps, not of models (src/vision/coverage.ts, sorting.ts, count-table.ts). */
export const COMMON = {
  background: 'Hintergrund',
  unsure: 'nicht klar',
  none: 'nichts davon',
  total: 'zusammen',
} as const;

export const FOREGROUND = { foreground: 'Vordergrund' } as const;
