import { describeAt } from '../scenario/describe';
import { nodePresets } from '../scenario/nodePresets';
import { shared, type Command } from './command';
import { complain, write } from './output';
import { languageOf } from './runOptions';
import { readFile, words } from './subject';
import { UsageError } from './usageError';
import { validateJson, type Verdict } from './validateFile';

const kinds: Record<Verdict['is'], string> = {
  scenario: '情景',
  study: '研究',
  exercise: '演练题目',
  play: '演练记录',
  platform: '平台',
  world: '外部环境',
  rules: '监管规则',
  strategy: '策略',
};

const verdicts = {
  en: (file: string, is: Verdict['is']) => `${file}: a valid ${is}`,
  zh: (file: string, is: Verdict['is']) => `${file}：有效的${kinds[is]}`,
};

export const validateCommand: Command = {
  name: 'validate',
  takes: { en: '<file>… [options]', zh: '<文件>… [选项]' },
  summary: {
    en: 'check scenarios, studies, exercises, plays and parts of scenarios, and say everything that is wrong',
    zh: '检查情景、研究、演练题目、演练记录与情景的各部分，一次指出全部错误',
  },
  options: { lang: shared.lang },

  async run(given) {
    const language = languageOf(given);
    const { positionals: files } = given;
    if (files.length === 0)
      throw new UsageError({ en: 'the files to check are missing', zh: '缺少要检查的文件' });
    const presets = nodePresets();
    let invalid = 0;
    for (const file of files) {
      try {
        const { is, valid, issues } = validateJson(file, readFile(file, language), presets);
        for (const issue of issues) {
          const text = `${file}: ${describeAt(issue, language)}`;
          complain(issue.severity === 'warning' ? words[language].warning(text) : text);
        }
        if (valid) write(`${verdicts[language](file, is)}\n`);
        else invalid++;
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        complain(error.in(language));
        invalid++;
      }
    }
    return invalid > 0 ? 2 : 0;
  },
};
