// The command line: which commands there are, and how errors end. Each command is a file of its own, loaded when it is called.
import { Command, CommanderError } from 'commander';
import { asLensgraphError } from '../core/errors';
import { EXIT, type ExitCode, exitCodeOf } from './exit-codes';
import { endQuietlyWithReader } from './output';
import { collect, positiveInteger } from './usage';

/** Ends the process with the code a command gives, after its output is written. */
const ending =
  <A extends unknown[]>(command: (...args: A) => Promise<ExitCode>) =>
  async (...args: A): Promise<void> => {
    process.exitCode = await command(...args);
  };

function createProgram(): Command {
  const program = new Command('lensgraph')
    .description('Wire steps into a graph, drop photos in, get counts, marked photos and spreadsheets out.')
    .exitOverride()
    .showHelpAfterError('(--help shows what there is)');
  const json = ['--json', 'print one JSON document on standard output'] as const;

  program
    .command('run')
    .description('run a workflow over photos, without server, database or queue')
    .argument('<workflow>', 'a workflow file, or the name of a template')
    .argument('<inputs...>', 'photos, and folders of photos')
    .option('--out <folder>', 'where files are written', './lensgraph-out')
    .option('--set <node.field=value>', 'change a setting for this run; may be repeated', collect, [])
    .option('--provider <name>', 'what computes, for example cpu; by default the best that works')
    .option(...json)
    .action(
      ending(async (workflow, inputs, options) =>
        (await import('./commands/run')).runCommand(workflow, inputs, options),
      ),
    );
  program
    .command('compile')
    .description('check a workflow; tell what is wrong with it, or what would be run')
    .argument('<workflow>', 'a workflow file, or the name of a template')
    .option(...json)
    .action(
      ending(async (workflow, options) => (await import('./commands/compile')).compileCommand(workflow, options)),
    );
  program
    .command('nodes')
    .description('list the steps there are')
    .option(...json)
    .action(ending(async (options) => (await import('./commands/nodes')).nodesCommand(options)));
  program
    .command('templates')
    .description('list the templates')
    .option(...json)
    .action(ending(async (options) => (await import('./commands/templates')).templatesCommand(options)));

  const models = program.command('models').description('list, fetch, inspect, add and teach models');
  models
    .command('list')
    .description('list the models that can be fetched by name')
    .option(...json)
    .action(ending(async (options) => (await import('./commands/models')).modelsListCommand(options)));
  models
    .command('fetch')
    .description('bring a model onto this machine')
    .argument('<name>', 'its name in the list')
    .option(...json)
    .action(ending(async (name, options) => (await import('./commands/models')).modelsFetchCommand(name, options)));
  models
    .command('inspect')
    .description('say what a model of your own is taken for; nothing is kept')
    .argument('<file>', 'an .onnx file, or a ZIP file of a model')
    .option('--labels <file...>', 'files that say what its classes are called')
    .option(...json)
    .action(
      ending(async (file, options) => (await import('./commands/inspect-model')).modelsInspectCommand(file, options)),
    );

  models
    .command('add')
    .description('keep a model of your own, so that workflows can choose it')
    .argument('<file>', 'an .onnx file, or a ZIP file of a model')
    .option('--labels <file...>', 'files that say what its classes are called')
    .option('--name <title>', 'what to call it; by default as the file')
    .option('--set <question=answer>', 'answer what the file leaves open; may be repeated', collect, [])
    .option('--yes', 'keep it; without, only what would be kept is told')
    .option(...json)
    .action(ending(async (file, options) => (await import('./commands/add-model')).modelsAddCommand(file, options)));

  models
    .command('teach')
    .description('teach a model from photos: each folder in it is a group, called as the folder')
    .argument('<folder>', 'a folder with one folder of photos for each group')
    .requiredOption('--name <title>', 'what to call the model')
    .option(...json)
    .action(
      ending(async (folder, options) => (await import('./commands/teach-model')).modelsTeachCommand(folder, options)),
    );

  program
    .command('worker')
    .description('take runs from the queue and compute them, until Ctrl-C')
    .option('--provider <name>', 'what computes, for example cpu; by default the best that works')
    .option('--concurrency <number>', 'processes that compute; by default one per core', positiveInteger)
    .action(ending(async (options) => (await import('./commands/worker')).workerCommand(options)));
  const keys = program.command('keys').description('manage API keys');
  keys
    .command('create')
    .description('make a key for the API and print it; it cannot be shown again')
    .requiredOption('--name <name>', 'what the key is for')
    .requiredOption('--scopes <scopes>', 'what it may do, for example workflows:read,runs:write')
    .option(...json)
    .action(ending(async (options) => (await import('./commands/keys')).keysCreateCommand(options)));
  keys
    .command('list')
    .description('list the keys: what each may do, when it was used last, which are revoked')
    .option(...json)
    .action(ending(async (options) => (await import('./commands/keys')).keysListCommand(options)));
  keys
    .command('revoke')
    .description('refuse a key from now on; this cannot be undone')
    .argument('<id>', 'as "keys list" shows it')
    .option(...json)
    .action(ending(async (id, options) => (await import('./commands/keys')).keysRevokeCommand(id, options)));
  program
    .command('bench')
    .description('measure how fast it is on this machine; takes some minutes')
    .option('--only <name>', 'one figure: overhead, throughput, api, memory, marked or app')
    .option(...json)
    .action(ending(async (options) => (await import('./commands/bench')).benchCommand(options)));
  program
    .command('screens', { hidden: true })
    .option('--only <names>', 'some of them, with commas between')
    .action(ending(async (options) => (await import('./commands/screens')).screensCommand(options)));
  program
    .command('start')
    .description('start database, web and one worker on this machine, until Ctrl-C')
    .action(ending(async () => (await import('./commands/start')).startCommand()));
  return program;
}

/** A usage error is told by commander itself; `--help` is one that went well. */
function codeOf(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const known = asLensgraphError(error);
  const code = exitCodeOf(known);
  if (code !== EXIT.interrupted) process.stderr.write(`${known.message}\n`);
  if (known.code === 'internal') console.error(known.cause);
  return code;
}

/** Runs the command in `argv` (as `process.argv`) and sets the process's exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  endQuietlyWithReader();
  try {
    await createProgram().parseAsync([...argv]);
  } catch (error) {
    process.exitCode = codeOf(error);
  }
}
