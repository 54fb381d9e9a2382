// Small turns of phrase that settings, marks and problems share, so that one thing is said in one way. Knows no node and no data.

/** 0.873 -> "87 %". */
export function percent(score: number): string {
  return `${Math.round(score * 100)} %`;
}

/** "apple", "apple and orange", "apple, orange and 3 more". */
export function listWords(words: readonly string[], most = 3): string {
  if (words.length <= 1) return words[0] ?? '';
  if (words.length > most) return `${words.slice(0, most).join(', ')} and ${words.length - most} more`;
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
