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
  takes: { en: '<evidence.json> [options]', zh: '<evidence.json> [选项]' },
  summary: {
    en: 'run evidence again and say whether it is so, to the last bit',
    zh: '重新运行证据并逐位核实',
  },
  details: {
    en: `Evidence is what --evidence of run and compare writes, or the page under “Take away”. Every figure
and every path is compared with what running it again gives.

Exit codes: 0 confirmed, 1 not confirmed, 2 no evidence that can be read.`,
    zh: `证据由 run 与 compare 的 --evidence 写出，或在页面的“带走”中保存。每个数值与每条路径都与重新运行的结果比较。

退出码：0 已核实，1 未能核实，2 无可读取的证据。`,
  },
  options: {
    workers: shared.workers,
    format: {
      value: 'FORMAT',
      among: ['table', 'json'],
      help: {
        en: 'table (usual) or json (every difference)',
        zh: 'table（默认）或 json（全部差异）',
      },
    },
    lang: shared.lang,
  },

  async run(given) {
    const name = onlyPositional(given, {
      en: 'the evidence file to verify',
      zh: '要核实的证据文件',
    });
    const language = languageOf(given);
    const json = readFile(name, language, evidenceLimits);
    if (!isEvidence(json))
      throw new UsageError({
        en: `${name}: this is no evidence file`,
        zh: `${name}：这不是证据文件`,
      });
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
        const label = inLanguage(title, language) || id;
        return (await engine.run(asked, label, language)).results;
      });
      const json = given.values.format === 'json';
      write(json ? `${jsonText(verdict)}\n` : verdictText(name, verdict, language));
      return verdict.confirmed ? 0 : 1;
    } finally {
      engine.close();
    }
  },
};
