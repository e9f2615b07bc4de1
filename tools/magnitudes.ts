/**
 * The presets' magnitudes beside published figures: writes scenarios/evidence/magnitudes.json and the table in
 * docs/validation.md. Run it with `node tools/run-ts.mjs tools/magnitudes.ts` after a change that means to alter results;
 * a test fails while what is committed is not what the model says.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createPlan } from '../src/engine/plan';
import { Results } from '../src/engine/results';
import { Simulator } from '../src/engine/simulator';
import { instantiateKernel } from '../src/kernel/load';
import { loadKernel } from '../src/kernel/loadNode';
import { cellsOf } from '../src/model/cells';
import { fixedCostOf } from '../src/model/fixedCost';
import { lanes } from '../src/model/lanes';
import { createModelState, startMonths, stepMonth } from '../src/model/month';
import { type OutcomeName } from '../src/model/outcomes';
import { seriesNames } from '../src/model/series';
import { parseScenarioSync } from '../src/scenario/compose';
import { nodePresets } from '../src/scenario/nodePresets';
import type { Localized } from '../src/scenario/quantity';
import type { Scenario } from '../src/scenario/scenario';

/** One figure of the model beside a published one. */
export interface Magnitude {
  id: string;
  figure: Localized;
  /** As published, for people. */
  published: Localized;
  source: string;
  /** Whether sizes are compared or the direction alone. */
  held: 'magnitude' | 'direction';
  unit: 'share' | 'points' | 'perYear';
  model: number;
  /** Standard error of `model`; 0 where nothing is drawn. */
  error: number;
  /** Where the model is off, and why. */
  remark: Localized;
}

const paths = 512;
const module = await loadKernel();
const kernel = instantiateKernel(module);
const presets = nodePresets();

function scenarioOf(platform: string, world: string, rules: unknown): Scenario {
  const file = { version: 1, platform, world, rules, strategy: 'as-is' };
  const parsed = parseScenarioSync(file, presets);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.scenario;
}

interface Figure {
  model: number;
  error: number;
}

function meanOf(values: Iterable<number>): Figure {
  const list = [...values].filter((value) => !Number.isNaN(value));
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  const squares = list.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { model: mean, error: Math.sqrt(squares / list.length / (list.length - 1)) };
}

/** A run of a scenario: outcomes by path, failure, and a series’ mean in each month. */
function runOf(scenario: Scenario) {
  const plan = createPlan(scenario, kernel);
  const simulator = new Simulator(plan, module);
  const blocks = Array.from({ length: paths / lanes }, (_, block) =>
    simulator.block(block * lanes, lanes),
  );
  const results = new Results(plan, blocks);
  return {
    of: (name: OutcomeName) => results.values(name),
    failed: () =>
      meanOf(blocks.flatMap(({ failureCause }) => [...failureCause].map((c) => (c > 0 ? 1 : 0)))),
  };
}

/** The ratio of two outcomes' means, with the error of a ratio by the delta method. */
function ratioOf(top: ArrayLike<number>, bottom: ArrayLike<number>): Figure {
  const [a, b] = [meanOf(Array.from(top)), meanOf(Array.from(bottom))];
  const ratio = a.model / b.model;
  const residual = Array.from(top, (value, i) => value - ratio * bottom[i]);
  return { model: ratio, error: meanOf(residual).error / b.model };
}

/** Expected share of a grade's loans that default before they end otherwise, by number, from the preset's own rates. */
function lifetimeDefaults(scenario: Scenario, grade: string | undefined, term?: number): Figure {
  const plan = createPlan(scenario, kernel);
  const { book } = plan.model;
  let [defaults, loans] = [0, 0];
  cellsOf(scenario).forEach((cell, c) => {
    const { termMonths, prepaymentPerYear } = scenario.platform.products[cell.product];
    if (grade !== undefined && scenario.platform.grades[cell.grade].id !== grade) return;
    if (term !== undefined && termMonths !== term) return;
    const prepaid = 1 - (1 - prepaymentPerYear) ** (1 / 12);
    let [alive, gone] = [1, 0];
    for (let age = 0; age < termMonths; age++) {
      // rows of the plan stand from old to young: part not prepaid, seasoning weight
      const weight = book.ages[c][4 * (termMonths - 1 - age) + 1];
      const hazard = weight * book.stepDefaultRate[c];
      gone += alive * hazard;
      alive *= (1 - hazard) * (1 - prepaid);
    }
    const number = cell.demandPerMonth / cell.meanLoan;
    defaults += number * gone;
    loans += number;
  });
  return { model: defaults / loans, error: 0 };
}

/** Compliance cost without penalties ÷ all operating and compliance cost, over the months that paths live. */
function complianceShare(scenario: Scenario): Figure {
  const plan = createPlan(scenario, kernel);
  const own = instantiateKernel(module);
  const state = createModelState(plan.model, own.exports, own.allocator);
  const series = new Float32Array(seriesNames.length * plan.steps * lanes);
  const { accounts } = plan.model;
  const [compliance, operating] = [new Float64Array(paths), new Float64Array(paths)];
  for (let from = 0; from < paths; from += lanes) {
    startMonths(plan.model, state, plan.key, from, own.exports);
    for (let step = 0; step < plan.steps; step++) {
      const [alive, size] = [state.accounts.alive.slice(), state.accounts.organisation.slice()];
      stepMonth(plan.model, state, step, plan.key, from, own.exports, series);
      const { totals, alertCost } = state.book;
      for (let i = 0; i < lanes; i++) {
        if (alive[i] === 0) continue;
        compliance[from + i] += state.conduct.complianceCost[i] - state.conduct.allPenalties[i];
        operating[from + i] +=
          fixedCostOf(accounts.fixedCost, size[i]) +
          accounts.servicing * totals.activeLoans[i] +
          accounts.acquisition[step] * totals.originated[i] +
          accounts.applicationCost[step] * totals.applied[i] +
          alertCost[i];
      }
    }
  }
  return ratioOf(
    compliance,
    operating.map((cost, path) => cost + compliance[path]),
  );
}

const grades = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
const published = [6.3, 13.5, 22.4, 30.1, 37.5, 44.3, 49.1];
const chargeOffs = 'LendingClub loan statistics 2007–2020Q3, completed loans (scenarios/README.md)';
const percent = (value: number) => ({ en: `${value}%`, zh: `${value}%` });

/** Every figure, computed anew. */
export function magnitudes(): Magnitude[] {
  const marketplace = scenarioOf('marketplace', 'calm', 'light-touch');
  const stressed = scenarioOf('marketplace', 'fed-2025-severely-adverse', 'light-touch');
  const facilitator = scenarioOf('facilitation', 'calm', 'china-2025-facilitation');
  const lender = scenarioOf('micro-lender', 'calm', 'china-2024-micro-loan');
  const capped = (absolute: number) =>
    scenarioOf('facilitation', 'calm', {
      preset: 'china-2025-facilitation',
      with: { rateCap: { absolute } },
    });
  const [calm, bad, facilitation] = [runOf(marketplace), runOf(stressed), runOf(facilitator)];
  const [at24, at154] = [runOf(capped(0.24)), runOf(capped(0.154))];
  const p2p = [runOf(scenarioOf('p2p-2016', 'calm', 'light-touch'))];
  p2p.push(runOf(scenarioOf('p2p-2016', 'severe', 'light-touch')));
  const fewer = (before: Float64Array, after: Float64Array) => {
    const kept = ratioOf(after, before);
    return { model: kept.model - 1, error: kept.error };
  };
  const pooled: Localized = {
    en: 'Published for both terms together; the quarter sampled has fewer 60-month loans in the good grades and early repayment is judgement',
    zh: '公布值合并两种期限；样本季度中好等级的 60 个月贷款较少，且提前还款率为判断值',
  };
  return [
    ...grades.map((grade, k) => ({
      id: `charge-off-${grade}`,
      figure: {
        en: `Marketplace: loans of grade ${grade} that end in default`,
        zh: `市场平台：${grade} 级贷款最终违约占比`,
      },
      published: percent(published[k]),
      source: chargeOffs,
      held: 'magnitude' as const,
      unit: 'share' as const,
      ...lifetimeDefaults(marketplace, grade),
      remark: pooled,
    })),
    ...[
      { term: 36, value: 15.62 },
      { term: 60, value: 31.02 },
    ].map(({ term, value }) => ({
      id: `charge-off-${term}`,
      figure: {
        en: `Marketplace: loans of ${term} months that end in default`,
        zh: `市场平台：${term} 个月贷款最终违约占比`,
      },
      published: percent(value),
      source: chargeOffs,
      held: 'magnitude' as const,
      unit: 'share' as const,
      ...lifetimeDefaults(marketplace, undefined, term),
      remark: {
        en: 'What the rates were derived from; the mix of grades is that of one quarter of 2016',
        zh: '违约率即由此推导；等级构成取自 2016 年一个季度',
      },
    })),
    {
      id: 'loss-rate',
      figure: { en: 'Marketplace: loss a year in calm times', zh: '市场平台：平稳时期年损失率' },
      published: { en: '6.55% (loans of 2009–2010)', zh: '6.55%（2009–2010 年贷款）' },
      source: 'Prosper’s estimate of LendingClub’s losses, October 2011',
      held: 'magnitude',
      unit: 'perYear',
      ...meanOf(calm.of('lossRate')),
      remark: {
        en: 'Higher: completed loans over-represent those that ended fast, later vintages were worse, loans of 60 months are among them, fraud is counted twice, and losses are set against a balance that shrinks',
        zh: '偏高：完成样本偏向早结束的贷款，后期批次更差，包含 60 个月贷款，欺诈被重复计入，且以递减的余额为分母',
      },
    },
    {
      id: 'stress-slope',
      figure: {
        en: 'Marketplace: points of yearly loss per point of unemployment, severely adverse',
        zh: '市场平台：严重不利情景下，失业率每升 1 点对应的年损失率上升（点）',
      },
      published: { en: '0.54, 0.61 and 1.28', zh: '0.54、0.61 与 1.28' },
      source:
        'US card charge-offs in three rises of unemployment: +132, +137 and +704 bp with +243, +223 and +550 bp',
      held: 'magnitude',
      unit: 'points',
      ...slope(bad.of('lossRate'), calm.of('lossRate')),
      remark: {
        en: 'Within the range of the past: a book riskier than cards, over three years rather than at the peak',
        zh: '处于历史范围之内：贷款簿风险高于信用卡，且取三年平均而非峰值',
      },
    },
    ...(
      [
        ['marketplace', marketplace, 'Marketplace', '市场平台'],
        ['facilitation', facilitator, 'Facilitator', '助贷平台'],
        ['micro-lender', lender, 'Micro-lender', '小贷公司'],
      ] as const
    ).map(([id, scenario, en, zh]) => ({
      id: `compliance-${id}`,
      figure: {
        en: `${en}: compliance in all operating cost`,
        zh: `${zh}：合规成本占全部运营成本`,
      },
      published: {
        en: '5% (banks of USD 1–10bn) to 10% (below USD 100m)',
        zh: '5%（资产 10–100 亿美元）至 10%（不足 1 亿美元）',
      },
      source:
        'Dahl, Fuchs, Meyer & Neely (2018): share of non-interest expense of US community banks',
      held: 'magnitude' as const,
      unit: 'share' as const,
      ...complianceShare(scenario),
      remark: {
        en: 'Of banks; platforms have no branches, and pay for acquisition what banks pay for staff',
        zh: '公布值针对银行；平台没有网点，获客支出相当于银行的人工支出',
      },
    })),
    {
      id: 'facilitation-losses',
      figure: {
        en: 'Facilitator: losses borne in its revenue, calm',
        zh: '助贷平台：平稳时期承担损失占收入',
      },
      published: { en: '36.9% (provisions)', zh: '36.9%（拨备）' },
      source: 'LexinFintech, Form 20-F for 2024',
      held: 'magnitude',
      unit: 'share',
      ...ratioOf(facilitation.of('platformLoss'), facilitation.of('revenue')),
      remark: {
        en: 'Losses rather than provisions, and interest to partners taken off revenue',
        zh: '口径为损失而非拨备，且收入已扣除付给合作方的利息',
      },
    },
    {
      id: 'facilitation-profit',
      figure: {
        en: 'Facilitator: profit in its revenue, calm',
        zh: '助贷平台：平稳时期利润占收入',
      },
      published: { en: '7.7%', zh: '7.7%' },
      source: 'LexinFintech, Form 20-F for 2024',
      held: 'magnitude',
      unit: 'share',
      ...ratioOf(facilitation.of('profit'), facilitation.of('revenue')),
      remark: {
        en: 'Higher: calm years without the clean-up of old loans that weighed on 2024',
        zh: '偏高：平稳年份没有 2024 年那样的存量风险出清',
      },
    },
    {
      id: 'cap-lending',
      figure: {
        en: 'Facilitator: borrowers served, cap of 15.4% against 24%',
        zh: '助贷平台：上限由 24% 降至 15.4% 后服务的借款人',
      },
      published: {
        en: '−35% of loans in five months; 7% of borrowers lose access',
        zh: '五个月内贷款减少 35%；7% 的借款人失去信贷',
      },
      source: 'FCA PS14/16: high-cost short-term credit under regulation and the price cap of 2015',
      held: 'direction',
      unit: 'share',
      ...fewer(at24.of('borrowersServed'), at154.of('borrowersServed')),
      remark: {
        en: 'Another market and another cap; both ways lending falls by about a third',
        zh: '市场与上限均不同；方向与量级相近，贷款均减少约三分之一',
      },
    },
    ...p2p.map((run, k) => ({
      id: `p2p-failures-${k === 0 ? 'calm' : 'severe'}`,
      figure: {
        en: `Peer-to-peer platform of 2016: fails within three years, ${k === 0 ? 'calm' : 'severe recession'}`,
        zh: `2016 年网贷平台：三年内倒闭，${k === 0 ? '平稳' : '严重衰退'}`,
      },
      published: {
        en: 'from about 5,000 platforms to none, 2016–2020',
        zh: '约 5,000 家降至零（2016–2020）',
      },
      source:
        'As reported from the China Banking and Insurance Regulatory Commission, November 2020',
      held: 'direction' as const,
      unit: 'share' as const,
      ...run.failed(),
      remark: {
        en: 'Most were wound up by order rather than by markets, which the model leaves to the rules',
        zh: '多数因清退而非市场倒闭，模型将其归于规则',
      },
    })),
  ];
}

/** Rise of the loss rate over three years ÷ mean rise of unemployment over the same years in the published path. */
function slope(bad: Float64Array, calm: Float64Array): Figure {
  const { variables } = stressedWorld();
  const { path, baseline } = variables.unemployment!;
  const rises = path.slice(0, 12).map((value, quarter) => value - baseline[quarter]);
  const mean = rises.reduce((sum, rise) => sum + rise, 0) / rises.length;
  const { model, error } = meanOf(bad.map((rate, i) => (100 * (rate - calm[i])) / mean));
  return { model, error };
}
const stressedWorld = () =>
  scenarioOf('marketplace', 'fed-2025-severely-adverse', 'light-touch').world;

/** A figure as a person reads it. */
export function shown({ unit, model }: Pick<Magnitude, 'unit' | 'model'>): string {
  return unit === 'points' ? model.toFixed(2) : `${(100 * model).toFixed(1)}%`;
}

/** The table of docs/validation.md, of aligned Markdown before Prettier. */
export function table(rows: readonly Magnitude[]): string {
  const lines = rows.map((row) =>
    [
      row.figure.en,
      row.published.en,
      shown(row) + (row.held === 'direction' ? ' (direction only)' : ''),
      row.remark.en,
      row.source,
    ].join(' | '),
  );
  return [
    '| figure | published | model | where it is off, and why | source |',
    '| --- | --- | --- | --- | --- |',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}

export const marks = ['<!-- magnitudes -->', '<!-- /magnitudes -->'] as const;

if (process.argv[1].endsWith('magnitudes.ts')) {
  const rows = magnitudes();
  const { format, resolveConfig } = await import('prettier');
  const write = async (file: string, text: string) =>
    writeFile(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
  await write('scenarios/evidence/magnitudes.json', JSON.stringify(rows));
  const doc = 'docs/validation.md';
  const text = await readFile(doc, 'utf8');
  const [before, rest] = text.split(marks[0]);
  const after = rest.split(marks[1])[1];
  await write(doc, `${before}${marks[0]}\n\n${table(rows)}\n\n${marks[1]}${after}`);
}
