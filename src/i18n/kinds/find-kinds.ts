// Kinds to choose from are found by what the screen calls them and by what the model calls them. For Mantine's lists.
import type { ComboboxItem, OptionsFilter } from '@mantine/core';
import type { Kinds } from './kind-words';

const isOption = (option: object): option is ComboboxItem => 'value' in option;

/** Options whose value or name is a label or what it is called, the first `limit` of those that match, in their order. */
export const findKinds =
  (kinds: Pick<Kinds, 'label' | 'matches'>): OptionsFilter =>
  ({ options, search, limit }) =>
    options.filter((option) => isOption(option) && kinds.matches(kinds.label(option.value), search)).slice(0, limit);
