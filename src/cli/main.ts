import { plimsoll } from './program';

// Whoever reads may have had enough: plimsoll list | head.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await plimsoll(process.argv.slice(2));
