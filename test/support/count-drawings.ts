// Counts which cards of the canvas React draws anew, in the program as it is built: by the hook that React tells each commit.
import type { Page } from 'playwright-core';

/** Before the page is opened. */
export async function watchDrawings(page: Page): Promise<void> {
  await page.addInitScript(installHook);
}

/** Runs in the page. Walks what a commit changed; a component that was run carries React's flag "performed work" (1). */
function installHook(): void {
  interface Fiber {
    readonly flags: number;
    readonly child: Fiber | null;
    readonly sibling: Fiber | null;
    readonly alternate: Fiber | null;
    readonly memoizedProps: unknown;
    readonly type: unknown;
  }
  const drawn: string[] = [];
  const isCard = (props: unknown): props is { id: string } =>
    typeof props === 'object' && props !== null && 'id' in props && 'data' in props && 'near' in props;
  const walk = (fiber: Fiber | null): void => {
    for (let each = fiber; each; each = each.sibling) {
      const before = each.alternate;
      const { memoizedProps: props } = each;
      if (isCard(props) && typeof each.type !== 'string' && (each.flags & 1) === 1) drawn.push(props.id);
      // Children that were not touched are the very same.
      if (!before || each.child !== before.child) walk(each.child);
    }
  };
  Reflect.set(window, 'drawnCards', drawn);
  Reflect.set(window, '__REACT_DEVTOOLS_GLOBAL_HOOK__', {
    supportsFiber: true,
    renderers: new Map(),
    inject: () => 1,
    onCommitFiberRoot: (_: number, root: { current: Fiber }) => walk(root.current),
    onCommitFiberUnmount: () => undefined,
    onPostCommitFiberRoot: () => undefined,
  });
}

/** The ids of the cards drawn since it was last asked, in their order. */
export const drawnCards = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const drawn: string[] = Reflect.get(window, 'drawnCards');
    return drawn.splice(0);
  });
