import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenariosFolder } from '../scenario/nodePresets';
import { didYouMean } from './arguments';
import { shared, type Command } from './command';
import { write } from './output';
import { tooMuch, UsageError } from './usageError';

const ending = '.schema.json';

export const schemaCommand: Command = {
  name: 'schema',
  takes: { en: '[part]', zh: '[部分]' },
  summary: {
    en: 'print the JSON Schema of a scenario file, or of a study or part',
    zh: '输出情景文件、研究或某一部分的 JSON Schema',
  },
  details: {
    en: 'Parts: scenario (usual), study, platform, world, rules, strategy.',
    zh: '可选：scenario（情景，默认）、study（研究）、platform（平台）、world（外部环境）、rules（监管规则）、strategy（策略）。',
  },
  options: { lang: shared.lang },

  async run({ positionals: [part = 'scenario', ...rest] }) {
    if (rest.length > 0) throw tooMuch(rest);
    const folder = join(scenariosFolder(), 'schema');
    const known = (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length));
    if (!known.includes(part)) {
      const meant = didYouMean(part, known);
      throw new UsageError({
        en: `there is no schema of ${part}${meant.en || `: there are ${known.join(', ')}`}`,
        zh: `没有 ${part} 的 Schema${meant.zh || `：可选 ${known.join('、')}`}`,
      });
    }
    write(readFileSync(join(folder, `${part}${ending}`), 'utf8'));
    return 0;
  },
};
