// The start page: read once here, so that it is whole when it arrives.
import { processServices } from '../server/container';
import { localActor } from '../server/local-actor';
import { readStart } from '../server/services/read-start';
import { Home } from './home/home';
import { asOutput } from './outputs';

export const dynamic = 'force-dynamic';

export default async function StartPage() {
  return <Home start={asOutput(await readStart(processServices(), localActor))} />;
}
