// How deep a model's own functions call each other: ONNX Runtime unfolds them by recursion and dies of a long chain.
// Knows no file.

/** Said of functions that call themselves, over however many others. */
export const ENDLESS = Number.MAX_SAFE_INTEGER;

/** The longest chain of calls among `functions` (what each calls); `ENDLESS` for a circle, 0 for none. */
export function functionDepth(functions: ReadonlyMap<string, readonly string[]>): number {
  const callees = (name: string) => (functions.get(name) ?? []).filter((each) => functions.has(each));
  const callers = new Map<string, number>();
  for (const name of functions.keys())
    for (const callee of callees(name)) callers.set(callee, (callers.get(callee) ?? 0) + 1);
  const depths = new Map([...functions.keys()].filter((name) => !callers.has(name)).map((name) => [name, 1]));
  const ready = [...depths.keys()];
  let done = 0;
  for (let name = ready.pop(); name !== undefined; name = ready.pop()) {
    done += 1;
    for (const callee of callees(name)) {
      depths.set(callee, Math.max(depths.get(callee) ?? 0, (depths.get(name) ?? 0) + 1));
      const left = (callers.get(callee) ?? 0) - 1;
      callers.set(callee, left);
      if (left === 0) ready.push(callee);
    }
  }
  if (done < functions.size) return ENDLESS;
  let deepest = 0;
  for (const depth of depths.values()) deepest = Math.max(deepest, depth);
  return deepest;
}
