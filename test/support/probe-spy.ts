// Stands in the place of the process that tries models and tells what that process can reach. The "model" is a port.

import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { basename } from 'node:path';
import type { ProbeAnswer, ProbeJob } from '../../src/probe/protocol';

const send = (answer: ProbeAnswer) => process.send?.(answer);

process.on('message', ({ path }: ProbeJob) => {
  const secrets = Object.keys(process.env).filter((name) => /SECRET|TOKEN|DATABASE|REDIS|HOME/.test(name));
  const tell = (network: string) => {
    const reason = `network: ${network}; secrets: ${secrets.join() || 'none'}; files: ${readdirSync('.').length}`;
    send({ kind: 'error', code: 'bad_request', params: { reason }, detail: '' });
  };
  const socket = connect(Number(basename(path)), '127.0.0.1');
  socket.once('connect', () => tell('reached'));
  socket.once('error', () => tell('unreachable'));
});
send({ kind: 'ready' });
