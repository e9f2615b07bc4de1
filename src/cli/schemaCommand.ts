import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenariosFolder } from '../scenario/nodePresets';
import { didYouMean } from './arguments';
import type { Command } from './command';
import { write } from './output';
import { UsageError } from './usageError';

const ending = '.schema.json';

export const schemaCommand: Command = {
  name: 'schema',
  takes: '[part]',
  summary: 'print the JSON Schema of a scenario file, or of a study or part',
  details: 'Parts: scenario (usual), study, platform, world, rules, strategy.',
  options: {},

  async run({ positionals: [part = 'scenario', ...rest] }) {
    if (rest.length > 0) throw new UsageError(`too much was given: ${rest.join(' ')}`);
    const folder = join(scenariosFolder(), 'schema');
    const known = (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length));
    if (!known.includes(part)) {
      const meant = didYouMean(part, known) || `: there are ${known.join(', ')}`;
      throw new UsageError(`there is no schema of ${part}${meant}`);
    }
    write(readFileSync(join(folder, `${part}${ending}`), 'utf8'));
    return 0;
  },
};
