// Runs a program for the build and gives its output only when it fails, so that a good build is quiet.
import { spawn } from 'node:child_process';

/** What went wrong in a sentence for a person; `detail` is the program's own output. */
export class BuildError extends Error {
  constructor(message, detail = '') {
    super(message);
    this.name = 'BuildError';
    this.detail = detail;
  }
}

/** Runs `command`; with `loud` its output goes to our stderr. Throws BuildError named for `what` when it fails. */
export function runProgram(what, command, args, { cwd, env = process.env, loud = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: loud ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        output += chunk;
      });
    }
    child.on('error', (error) => reject(new BuildError(`${what} could not be started (${error.message}).`)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new BuildError(`${what} failed (${signal ?? `exit code ${code}`}).`, output));
    });
  });
}
