import { parseEvidence, isEvidence, evidenceLimits } from '../analysis/evidenceFile';
import { verify } from '../analysis/verify';
import { jsonText } from '../engine/jsonText';
import { describeAt } from '../scenario/describe';
import { inLanguage } from '../scenario/language';
import { nodePresets } from '../scenario/nodePresets';
import { wholeNumber } from './arguments';
import { shared, type Command } from './command';
import { Engine } from './engine';
import { write } from './output';
import { languageOf, onlyPositional } from './runOptions';
import { readFile } from './subject';
import { UsageError } from './usageError';
import { verdictText } from './verdictText';

export const verifyCommand: Command = {
  name: 'verify',
  takes: '<evidence.json> [options]',
  summary: 'run evidence again and say whether it is so, to the last bit',
  details: `Evidence is what --evidence of run and compare writes, or the page under “Take away”. Every figure
and every path is compared with what running it again gives.

Exit codes: 0 confirmed, 1 not confirmed, 2 no evidence that can be read.`,
  options: {
    workers: shared.workers,
    format: {
      value: 'FORMAT',
      among: ['table', 'json'],
      help: 'table (usual) or json (every difference)',
    },
    lang: shared.lang,
  },

  async run(given) {
    const name = onlyPositional(given, 'the evidence file to verify');
    const language = languageOf(given);
    const json = readFile(name, language, evidenceLimits);
    if (!isEvidence(json)) throw new UsageError(`${name}: this is no evidence file`);
    const read = await parseEvidence(json, nodePresets());
    if (!read.ok) {
      const lines = read.issues.map((issue) => `${name}: ${describeAt(issue, language)}`);
      throw new UsageError(lines.join('\n'));
    }
    const { runs } = read.evidence;
    const most = Math.max(...runs.map(({ record }) => record.paths));
    const engine = await Engine.open(wholeNumber(given, 'workers', 1, 64), most);
    try {
      const verdict = await verify(read, async (scenario, paths, number) => {
        const { id, title } = runs[number];
        const asked = { ...scenario, run: { ...scenario.run, paths } };
        return (await engine.run(asked, inLanguage(title, language) || id)).results;
      });
      const json = given.values.format === 'json';
      write(json ? `${jsonText(verdict)}\n` : verdictText(name, verdict, language));
      return verdict.confirmed ? 0 : 1;
    } finally {
      engine.close();
    }
  },
};
