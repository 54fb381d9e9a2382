'use client';
// A way to another page of this app. Read when somebody goes there, not before: every page is made for the moment it is asked for,
// so what is fetched ahead would be read again, and fetching it for each link in sight costs more than the page one is on.
import NextLink from 'next/link';
import type { ComponentProps } from 'react';

export const Link = (props: ComponentProps<typeof NextLink>) => <NextLink prefetch={false} {...props} />;
