// An id for an object that a person adds: no other has it. Works on pages that are not served over HTTPS too.

export function newObjectId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `user-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
