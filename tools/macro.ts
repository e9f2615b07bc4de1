/**
 * Makes the worlds of scenarios/macro that are the Federal Reserve's supervisory scenarios, from the tables it
 * publishes (scenarios/macro/source, as published):
 *
 *     node tools/run-ts.mjs tools/macro.ts
 *
 * A severely adverse world holds both paths of each variable: the supervisory baseline, which is what was expected,
 * and the severely adverse path, which is what happens. The baseline worlds hold the baseline twice.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import * as prettier from 'prettier';
import { importMacro } from '../src/scenario/macroImport';
import { readMacroTable, type MacroTable } from '../src/scenario/macroTable';

const folder = new URL('../scenarios/macro/', import.meta.url);

interface Edition {
  year: 2025 | 2026;
  /** How the Federal Reserve names the publication. */
  publication: { en: string; zh: string };
  baseline: string;
  adverse: string;
  /** What happens, in our words. */
  story: { en: string; zh: string };
}

const editions: Edition[] = [
  {
    year: 2025,
    publication: {
      en: '2025 supervisory scenarios',
      zh: '2025 年监管情景',
    },
    baseline: '2025-Table_2A_Supervisory_Baseline_Domestic.csv',
    adverse: '2025-Table_3A_Supervisory_Severely_Adverse_Domestic.csv',
    story: {
      en: 'Unemployment climbs from 4.1% to 10.0% within seven quarters and house prices lose a third, while the 3-month rate falls to nearly nothing. From the eighth quarter on unemployment comes down.',
      zh: '失业率在七个季度内由 4.1% 升至 10.0%，房价下跌三分之一，三个月期利率降至接近零；从第八个季度起失业率回落。',
    },
  },
  {
    year: 2026,
    publication: {
      en: 'proposed 2026 supervisory scenarios',
      zh: '2026 年监管情景（征求意见稿）',
    },
    baseline: '2026_Proposed_Supervisory_Baseline_Domestic.csv',
    adverse: '2026_Proposed_Supervisory_Severely_Adverse_Domestic.csv',
    story: {
      en: 'Unemployment reaches 10.0% in the seventh quarter. Output falls less steeply than in the scenario of 2025, but the economy recovers later and more slowly.',
      zh: '失业率在第七个季度达到 10.0%。产出下降不如 2025 年情景陡峭，但复苏更晚、更慢。',
    },
  },
];

/** Reads a table and makes sure that it is thirteen quarters in a row from the first of the year. */
function readTable(file: string, year: number): MacroTable {
  const result = readMacroTable(readFileSync(new URL(`source/${file}`, folder), 'utf8'));
  if (!result.ok) throw new Error(`${file}: ${JSON.stringify(result.troubles)}`);
  const { start, rows, frequency } = result.table;
  if (start !== `${year}-01` || rows !== 13 || frequency !== 'quarterly')
    throw new Error(`${file}: unexpected dates, ${rows} ${frequency} from ${start}`);
  return result.table;
}

function world(edition: Edition, adverse: boolean) {
  const { year, publication } = edition;
  const baseline = readTable(edition.baseline, year);
  const result = importMacro(adverse ? [baseline, readTable(edition.adverse, year)] : [baseline]);
  if (!result.ok) throw new Error(`${year}: ${JSON.stringify(result.troubles)}`);
  const { start, variables } = result.made;
  const tables = adverse ? [edition.baseline, edition.adverse] : [edition.baseline];
  const source = `Federal Reserve Board, ${publication.en} (${tables.join(', ')})`;
  return {
    $schema: '../schema/world.schema.json',
    id: adverse ? `fed-${year}-severely-adverse` : `fed-${year}-baseline`,
    title: adverse
      ? { en: `Federal Reserve ${year}: severely adverse`, zh: `美联储 ${year} 年：严重不利情景` }
      : { en: `Federal Reserve ${year}: baseline`, zh: `美联储 ${year} 年：基准情景` },
    description: adverse
      ? {
          en: `The severely adverse path of the ${publication.en} of the Federal Reserve against its baseline. ${edition.story.en}`,
          zh: `美联储 ${publication.zh}中的严重不利路径，与其基准路径对照。${edition.story.zh}`,
        }
      : {
          en: `The economy as the baseline of the ${publication.en} of the Federal Reserve expects it: nothing deviates.`,
          zh: `经济按美联储 ${publication.zh}的基准路径运行，没有偏离。`,
        },
    provenance: [
      { path: 'variables.**', kind: 'published', source },
      {
        path: 'variables.policyRate.**',
        kind: 'published',
        source: `${source}: the 3-month Treasury rate, which stands for the policy rate here`,
      },
    ],
    start,
    variables,
  };
}

/** The worlds as they are committed: file name and text. */
export function worldFiles(): Promise<{ name: string; text: string }[]> {
  return Promise.all(
    editions
      .flatMap((edition) => [world(edition, false), world(edition, true)])
      .map(async (part) => ({
        name: `${part.id}.json`,
        text: await prettier.format(JSON.stringify(part), { parser: 'json', printWidth: 100 }),
      })),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const { name, text } of await worldFiles()) writeFileSync(new URL(name, folder), text);
}
