import { describeAt } from '../scenario/describe';
import { nodePresets } from '../scenario/nodePresets';
import { shared, type Command } from './command';
import { complain, write } from './output';
import { languageOf } from './runOptions';
import { readFile } from './subject';
import { UsageError } from './usageError';
import { validateJson } from './validateFile';

export const validateCommand: Command = {
  name: 'validate',
  takes: '<file>… [options]',
  summary:
    'check scenarios, studies, exercises and parts of scenarios, and say everything that is wrong',
  options: { lang: shared.lang },

  async run(given) {
    const language = languageOf(given);
    const { positionals: files } = given;
    if (files.length === 0) throw new UsageError('the files to check are missing');
    const presets = nodePresets();
    let invalid = 0;
    for (const file of files) {
      try {
        const { is, valid, issues } = validateJson(file, readFile(file, language), presets);
        for (const issue of issues) {
          const warning = issue.severity === 'warning' ? 'warning: ' : '';
          complain(`${warning}${file}: ${describeAt(issue, language)}`);
        }
        if (valid) write(`${file}: a valid ${is}\n`);
        else invalid++;
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        complain(error.message);
        invalid++;
      }
    }
    return invalid > 0 ? 2 : 0;
  },
};
