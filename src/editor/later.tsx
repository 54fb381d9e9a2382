// A dialog that is not there until it is opened for the first time. It begins closed all the same: only one that opens knows where
// the focus was, to give it back. Knows no dialog.
'use client';

import { type ReactNode, useEffect, useState } from 'react';

interface LaterProps {
  readonly opened: boolean;
  children(opened: boolean): ReactNode;
}

export function Later({ opened, children }: LaterProps) {
  const [there, setThere] = useState(false);
  useEffect(() => {
    if (opened) setThere(true);
  }, [opened]);
  return opened || there ? children(opened && there) : null;
}
