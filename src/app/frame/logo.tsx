// The mark of the house: a lens on a wire.

export const Logo = () => (
  <svg width="26" height="26" viewBox="0 0 26 26" fill="none" aria-hidden="true">
    <circle cx="13" cy="13" r="7.5" stroke="currentColor" strokeWidth="2" />
    <circle cx="13" cy="13" r="2.6" fill="currentColor" />
    <circle cx="3" cy="13" r="1.9" fill="currentColor" />
    <circle cx="23" cy="13" r="1.9" fill="currentColor" />
  </svg>
);
