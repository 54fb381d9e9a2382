// Which keys do what in the editor, as data: the canvas acts on it and the shortcuts sheet shows it.
// Keys are named as `KeyboardEvent.key` names them; `Mod` is Ctrl, on a Mac the command key. No words here: they are messages `editor.command`.

export type KeyGroup = 'edit' | 'add' | 'select' | 'view' | 'run';

export interface KeyBinding {
  readonly keys: readonly string[];
  readonly group: KeyGroup;
  /** Also works while the editor is read-only. */
  readonly reads?: boolean;
  /** Also works while the focus is beside the canvas (not while typing). */
  readonly everywhere?: boolean;
}

export const KEY_MAP = {
  undo: { keys: ['Mod+z'], group: 'edit', everywhere: true },
  redo: { keys: ['Mod+Shift+z', 'Mod+y'], group: 'edit', everywhere: true },
  save: { keys: ['Mod+s'], group: 'edit', everywhere: true },
  copy: { keys: ['Mod+c'], group: 'edit', reads: true },
  cut: { keys: ['Mod+x'], group: 'edit' },
  paste: { keys: ['Mod+v'], group: 'edit' },
  duplicate: { keys: ['Mod+d'], group: 'edit' },
  remove: { keys: ['Delete', 'Backspace'], group: 'edit' },
  removeAndReconnect: { keys: ['Mod+Delete', 'Mod+Backspace'], group: 'edit' },
  rename: { keys: ['F2'], group: 'edit' },
  disable: { keys: ['d'], group: 'edit' },
  tidy: { keys: ['Shift+Alt+t'], group: 'edit' },
  moveLeft: { keys: ['Alt+ArrowLeft'], group: 'edit' },
  moveRight: { keys: ['Alt+ArrowRight'], group: 'edit' },
  moveUp: { keys: ['Alt+ArrowUp'], group: 'edit' },
  moveDown: { keys: ['Alt+ArrowDown'], group: 'edit' },
  add: { keys: ['n', '/'], group: 'add' },
  note: { keys: ['Shift+s'], group: 'add' },
  connectTo: { keys: ['c'], group: 'add' },
  settings: { keys: ['Enter'], group: 'select', reads: true },
  toggle: { keys: [' '], group: 'select', reads: true },
  selectAll: { keys: ['Mod+a'], group: 'select', reads: true },
  escape: { keys: ['Escape'], group: 'select', reads: true },
  walkLeft: { keys: ['ArrowLeft'], group: 'select', reads: true },
  walkRight: { keys: ['ArrowRight'], group: 'select', reads: true },
  walkUp: { keys: ['ArrowUp'], group: 'select', reads: true },
  walkDown: { keys: ['ArrowDown'], group: 'select', reads: true },
  menu: { keys: ['Shift+F10', 'ContextMenu'], group: 'select', reads: true },
  zoomIn: { keys: ['+', '='], group: 'view', reads: true },
  zoomOut: { keys: ['-'], group: 'view', reads: true },
  zoomReset: { keys: ['0'], group: 'view', reads: true },
  fit: { keys: ['1'], group: 'view', reads: true },
  find: { keys: ['Mod+f'], group: 'view', reads: true, everywhere: true },
  nextArea: { keys: ['F6'], group: 'view', reads: true, everywhere: true },
  sheet: { keys: ['?'], group: 'view', reads: true, everywhere: true },
  run: { keys: ['Mod+Enter'], group: 'run', everywhere: true },
  runTo: { keys: ['Shift+Enter'], group: 'run' },
} as const satisfies Readonly<Record<string, KeyBinding>>;

export type Command = keyof typeof KEY_MAP;

export const COMMANDS = Object.keys(KEY_MAP) as readonly Command[];

export const bindingOf = (command: Command): KeyBinding => KEY_MAP[command];

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The command of a pressed key. Shift counts only where the key is a letter or a named key, for `?` and `+` need it on many keyboards. */
export function commandOf(event: Pressed): Command | null {
  const mod = event.ctrlKey || event.metaKey;
  for (const command of COMMANDS) {
    for (const combination of KEY_MAP[command].keys) {
      const parts = combination.split('+').filter((part) => part !== '');
      const key = combination.endsWith('+') ? '+' : (parts.at(-1) ?? '');
      const wants = (name: string): boolean => parts.length > 1 && parts.slice(0, -1).includes(name);
      const printed = key.length === 1 && !/[a-z]/i.test(key) && key !== ' ';
      if (event.key.toLowerCase() !== key.toLowerCase()) continue;
      if (wants('Mod') !== mod || wants('Alt') !== event.altKey) continue;
      if (!printed && wants('Shift') !== event.shiftKey) continue;
      return command;
    }
  }
  return null;
}

/** Whether keys typed at this place are meant for a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (typeof Element === 'undefined' || !(target instanceof Element)) return false;
  return (
    target.closest(
      'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=true], [role=textbox], [role=combobox], [role=slider], [role=spinbutton]',
    ) !== null
  );
}
