// Small line drawings, 16 by 16, in the colour of the text around them. Always beside a word, so they say nothing themselves.
import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const OkIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6.2" />
    <path d="m5.3 8.2 1.9 1.9 3.6-4" />
  </Icon>
);
export const PartlyIcon = () => (
  <Icon>
    <path d="M8 2.2 14.2 13H1.8Z" />
    <path d="M8 6.4v3M8 11.2v.1" />
  </Icon>
);
export const FailedIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6.2" />
    <path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" />
  </Icon>
);
export const RunningIcon = () => (
  <Icon>
    <path d="M14.2 8A6.2 6.2 0 1 1 8 1.8" />
  </Icon>
);
export const WaitingIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6.2" />
    <path d="M8 4.6V8l2.2 1.6" />
  </Icon>
);
export const StoppedIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6.2" />
    <path d="M5.2 8h5.6" />
  </Icon>
);
export const FileIcon = () => (
  <Icon>
    <path d="M9 1.8H4a1 1 0 0 0-1 1v10.4a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V5.8Z" />
    <path d="M9 1.8v4h4" />
  </Icon>
);
export const Mark = () => (
  <svg width="26" height="26" viewBox="0 0 26 26" fill="none" aria-hidden="true">
    <circle cx="13" cy="13" r="7.5" stroke="currentColor" strokeWidth="2" />
    <circle cx="13" cy="13" r="2.6" fill="currentColor" />
    <circle cx="3" cy="13" r="1.9" fill="currentColor" />
    <circle cx="23" cy="13" r="1.9" fill="currentColor" />
  </svg>
);
