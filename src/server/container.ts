// How Next's pages reach the services of the process they run in. Their bundle is not ours, so the two meet at a global
// symbol; a page therefore never opens a database of its own.
import type { Services } from './services';

const KEY = Symbol.for('lensgraph.services');

export function provideServices(services: Services): void {
  Reflect.set(globalThis, KEY, services);
}

/** The services of this process. Throws when no server has been started in it, which is a mistake of ours. */
export function processServices(): Services {
  const services: Services | undefined = Reflect.get(globalThis, KEY);
  if (!services) throw new Error('No services: pages are served by src/web/server.ts only.');
  return services;
}
