// The icon a step's definition names. A name nobody drew an icon for gets the general one.
'use client';

import {
  type Icon,
  IconAdjustments,
  IconBox,
  IconDownload,
  IconFilter,
  IconFocus2,
  IconHash,
  IconLasso,
  IconMarquee2,
  IconNote,
  IconPhoto,
  IconRuler2,
  IconTags,
  IconTextScan2,
} from '@tabler/icons-react';
import type { AnyNode } from '../core/node';

const ICONS: Readonly<Record<string, Icon>> = {
  photo: IconPhoto,
  focus: IconFocus2,
  filter: IconFilter,
  hash: IconHash,
  marker: IconMarquee2,
  note: IconNote,
  adjustments: IconAdjustments,
  download: IconDownload,
  tags: IconTags,
  lasso: IconLasso,
  text: IconTextScan2,
  ruler: IconRuler2,
};

export function StepIcon({
  definition,
  size = 16,
}: {
  readonly definition: AnyNode | undefined;
  readonly size?: number;
}) {
  const Drawing = (definition && ICONS[definition.icon]) ?? IconBox;
  return <Drawing size={size} stroke={1.75} aria-hidden="true" />;
}
