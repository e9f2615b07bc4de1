import { spawn, type ChildProcess } from 'node:child_process';
import { vi } from 'vitest';
import { plimsoll as carryOut } from '../../../src/cli/program';
import { ensureCli } from '../../../tools/cli.mjs';

/** The program is built when a test first starts it. */
let program: Promise<string> | undefined;
const built = () => (program ??= ensureCli());

/** What a command line left behind. */
export interface Done {
  code: number;
  stdout: string;
  stderr: string;
}

/** Carries out a command line within the test; one that runs a scenario needs the built program. */
export async function within(...typed: string[]): Promise<Done> {
  const said = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      said[name] += String(text);
      return true;
    }),
  );
  try {
    return { code: await carryOut(typed), ...said };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Carries out a command line of the built program, as from a shell. */
export async function plimsoll(...typed: string[]): Promise<Done> {
  const child = await start(...typed);
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]!.setEncoding('utf8').on('data', (text: string) => (said[name] += text));
  }
  const code = await new Promise<number>((resolve) => child.on('close', resolve));
  return { code, ...said };
}

/** Starts a command line of the built program that the test goes on to talk to. */
export async function start(...typed: string[]): Promise<ChildProcess> {
  return spawn(process.execPath, [await built(), ...typed], { stdio: ['ignore', 'pipe', 'pipe'] });
}
