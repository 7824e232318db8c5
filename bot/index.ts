import { randomInt, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { startApp } from './app.ts';
import { readConfig } from './config.ts';
import { createLogger, describeError } from './logger.ts';
import { createReference } from './reference.ts';

// Errors that are written for whoever runs the service: their message says what to do, so it is all that is shown.
const FOR_PEOPLE = ['ConfigError', 'DatabaseError', 'KnowledgeError', 'RevisionError', 'YamlFileError'];

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const log = createLogger({ level: config.LOG_LEVEL, readable: config.mode === 'local' });
  // A library that forgets to wait for something must not end the service in the middle of other people's answers.
  process.on('unhandledRejection', (error) => log.error('nobody waited for this', { error }));

  const starting = startApp(config, {
    log,
    now: () => new Date(),
    newId: randomUUID,
    newReference: createReference((below) => randomInt(below)),
  });

  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    log.info('stopping', { signal });
    // Whoever sent the signal kills the process after this time; better to go by oneself, and to say so.
    setTimeout(() => {
      log.error('stopped the hard way', { seconds: config.SHUTDOWN_SECONDS });
      process.exit(1);
    }, config.SHUTDOWN_SECONDS * 950).unref();
    // Also while it is still starting: then it stops as soon as it has.
    const stopped = starting.then((app) => app.stop());
    stopped.then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('did not stop cleanly', { error });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  const app = await starting;
  if (config.mode === 'local')
    say(`\nPolicy Guide is at ${app.url} – local mode: this computer only, nobody real. Ctrl+C ends it.\n`);
}

const say = (text: string) => process.stdout.write(text);

main().catch((error: unknown) => {
  const known = error instanceof Error && FOR_PEOPLE.includes(error.name);
  const inUse = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  const text = known
    ? error.message
    : inUse
      ? 'The port is in use. End what uses it, or set PORT to another.'
      : JSON.stringify(describeError(error), null, 2);
  process.stderr.write(`Policy Guide could not start.\n${text}\n`, () => process.exit(1));
});
