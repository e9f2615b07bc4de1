/**
 * Makes scenarios/platforms/marketplace.json from loans that LendingClub made in the first quarter of 2016:
 *
 *     node tools/run-ts.mjs tools/lendingclub.ts
 *
 * Mix, sizes, prices and geography are the loans' own. Those loans were too young to tell how many would fail; that
 * comes from the charge-offs of all loans completed from 2007 to the third quarter of 2020 (see charge-off.ts). What a
 * loan tape can't tell (costs, funds, equity) is our judgement and stands at the end of this file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import Papa from 'papaparse';
import * as prettier from 'prettier';
import { steadyBalance } from '../src/analysis/tape/steadyBalance';
import { annualDefaultRate, byTerm, type Course, type SubGrade } from './charge-off';

interface Loan {
  funded_amnt: number;
  term: 'term_36' | 'term_60';
  int_rate: number;
  sub_grade: string;
  addr_state: string;
  annual_inc: number;
}

const files = {
  loans: new URL('../public/lendingclub-2016q1.csv', import.meta.url),
  chargeOff: new URL('../scenarios/platforms/source/lendingclub-charge-off.csv', import.meta.url),
  preset: new URL('../scenarios/platforms/marketplace.json', import.meta.url),
};

/** Completed loans 2007–2020Q3, as printed: 74.9% / 25.1% of them had 36 / 60 months. */
const completed = { chargeOff: 0.194884, longShare: 0.251, longChargeOff: 0.3102 };

/** Months that the sample covers; its lending is not scaled up or down. */
const sampleMonths = 3;

interface Term extends Course {
  id: string;
  of: Loan['term'];
  side: 'short' | 'long';
}

const terms: Term[] = [
  {
    id: 'term-36',
    of: 'term_36',
    side: 'short',
    months: 36,
    prepaymentPerYear: 0.2,
    seasoningPeakMonth: 12,
    seasoningStrength: 0.5,
  },
  {
    id: 'term-60',
    of: 'term_60',
    side: 'long',
    months: 60,
    prepaymentPerYear: 0.2,
    seasoningPeakMonth: 15,
    seasoningStrength: 0.5,
  },
];

/** Census regions, but New York on its own (its civil usury rate is 16%) and the rest of the North-East with the Midwest. */
const regions = [
  { id: 'new-york', title: { en: 'New York', zh: '纽约州' }, states: 'NY' },
  {
    id: 'west',
    title: { en: 'West', zh: '西部' },
    states: 'AK AZ CA CO HI ID MT NV NM OR UT WA WY',
    home: true,
  },
  {
    id: 'south',
    title: { en: 'South', zh: '南部' },
    states: 'AL AR DC DE FL GA KY LA MD MS NC OK SC TN TX VA WV',
  },
  {
    id: 'midwest-northeast',
    title: { en: 'Midwest and North-East', zh: '中西部与东北部' },
    states: 'IA IL IN KS MI MN MO ND NE OH SD WI CT MA ME NH NJ PA RI VT',
  },
];

const gradeIds = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
const gradeOf = (loan: Loan) => loan.sub_grade[0];

const lossGivenDefault = 0.92;

const total = <T>(items: readonly T[], of: (item: T) => number) =>
  items.reduce((sum, item) => sum + of(item), 0);
const amount = (loans: readonly Loan[]) => total(loans, (loan) => loan.funded_amnt);
const rounded = (x: number, digits: number) => Number(x.toFixed(digits));

/** Mean over loans, each counting by its amount. */
const meanByAmount = (loans: readonly Loan[], of: (loan: Loan) => number) =>
  total(loans, (loan) => loan.funded_amnt * of(loan)) / amount(loans);

/** Standard deviation of loan sizes ÷ their mean. */
function variation(loans: readonly Loan[]): number {
  const mean = amount(loans) / loans.length;
  return Math.sqrt(total(loans, (loan) => (loan.funded_amnt - mean) ** 2) / loans.length) / mean;
}

/** Rounds shares so that they still sum to one; the largest takes up the difference. */
function roundedShares(shares: readonly number[], digits: number): number[] {
  const result = shares.map((share) => rounded(share, digits));
  const largest = result.indexOf(Math.max(...result));
  result[largest] = rounded(result[largest] + 1 - total(result, (share) => share), digits);
  return result;
}

/** Asset correlation of "other retail" loans by their probability of default: Basel Committee (2006), paragraph 330. */
function otherRetailCorrelation(defaultRate: number): number {
  const weight = (1 - Math.exp(-35 * defaultRate)) / (1 - Math.exp(-35));
  return 0.03 * weight + 0.16 * (1 - weight);
}

/** One segment (a term in a region) with its grades. */
function segment(
  term: Term,
  region: (typeof regions)[number],
  all: readonly Loan[],
  defaultRates: Map<string, number>,
) {
  const states = region.states.split(' ');
  const inTerm = all.filter((loan) => loan.term === term.of);
  const loans = inTerm.filter((loan) => states.includes(loan.addr_state));
  const defaultRate = (loan: Loan) => defaultRates.get(loan.sub_grade)!;

  const cells = gradeIds
    .map((grade) => ({ grade, loans: loans.filter((loan) => gradeOf(loan) === grade) }))
    .filter((cell) => cell.loans.length > 0);
  const shares = roundedShares(
    cells.map((cell) => amount(cell.loans) / amount(loans)),
    4,
  );
  const grades = cells.map((cell, i) => ({
    grade: cell.grade,
    share: shares[i],
    annualDefaultRate: rounded(meanByAmount(cell.loans, defaultRate), 4),
    lossGivenDefault,
    rate: rounded(meanByAmount(cell.loans, (loan) => loan.int_rate) / 100, 4),
    meanLoan: Math.round(amount(cell.loans) / cell.loans.length),
    // Sizes vary alike everywhere; the loans of one region alone would be too few to tell.
    loanVariation: rounded(variation(inTerm.filter((loan) => gradeOf(loan) === cell.grade)), 2),
  }));

  const demandPerMonth = Math.round(amount(loans) / sampleMonths);
  return {
    id: `${term.id}-${region.id}`,
    title: {
      en: `${term.months} months, ${region.title.en}`,
      zh: `${term.months} 个月 · ${region.title.zh}`,
    },
    product: term.id,
    region: region.id,
    demandPerMonth,
    openingBalance: Math.round(
      total(
        grades,
        (cell) =>
          demandPerMonth *
          cell.share *
          steadyBalance(cell.rate, term.months, cell.annualDefaultRate, term.prepaymentPerYear),
      ),
    ),
    assetCorrelation: rounded(
      otherRetailCorrelation(total(grades, (cell) => cell.share * cell.annualDefaultRate)),
      3,
    ),
    meanAnnualIncome: Math.round(total(loans, (loan) => loan.annual_inc) / loans.length),
    grades,
  };
}

const investors =
  'Investors asked a point over the policy rate when these loans were priced; the 3-month Treasury rate, 0.3% in Q1 2016 (Federal Reserve), has since risen by four points and the prices of 2016 with it by none';

const sources = {
  loans:
    'Means and sums over 9,857 LendingClub loans of Q1 2016 (data set lending_club of the R package modeldata, MIT), weighted by amount',
  chargeOff:
    'LendingClub loans completed 2007–2020Q3: charge-offs by sub-grade and by term (15.62% of 36 months, 31.02% of 60), read from github.com/yash9516/Credit_Risk_Prediction at eb54381; apportioned to terms and turned into a rate a year by tools/charge-off.ts',
};

/** The platform as a scenario part, every number of it with its provenance. */
export function marketplace(loansCsv: string, chargeOffCsv: string) {
  const read = <T>(csv: string) =>
    Papa.parse<T>(csv.trim(), { header: true, dynamicTyping: true }).data;
  const loans = read<Loan>(loansCsv);
  const subGrades = read<Record<string, string | number>>(chargeOffCsv).map((row): SubGrade => ({
    id: String(row.sub_grade),
    loans: Number(row.approx_loans),
    chargeOff: Number(row.charge_off_fraction_of_completed_loans),
  }));
  const longShare = new Map(
    gradeIds.map((grade) => {
      const inGrade = loans.filter((loan) => gradeOf(loan) === grade);
      return [grade, inGrade.filter((loan) => loan.term === 'term_60').length / inGrade.length];
    }),
  );
  const chargeOffs = byTerm(subGrades, (subGrade) => longShare.get(subGrade[0])!, completed);

  return {
    $schema: '../schema/platform.schema.json',
    id: 'marketplace',
    title: {
      en: 'Marketplace lender (LendingClub loans of 2016)',
      zh: '网络贷款市场平台（LendingClub 2016 年贷款）',
    },
    description: {
      en: 'Personal loans of 36 and 60 months, graded A to G, nine tenths of them sold to investors who bear their losses. Mix, sizes, prices and regions are those of 9,857 loans that LendingClub made in the first quarter of 2016, at the scale of that sample; default rates follow from its charge-offs from 2007 to 2020.',
      zh: '36 个月与 60 个月个人贷款，信用等级 A 至 G，九成出售给自担损失的投资人。结构、金额、价格与地区取自 LendingClub 2016 年第一季度的 9,857 笔贷款，规模与该样本相同；违约率由 2007 至 2020 年的核销数据推得。',
    },
    provenance: [
      { path: 'segments.**', kind: 'derived', source: sources.loans },
      {
        path: 'segments.*.openingBalance',
        kind: 'derived',
        source:
          "An even history of the sample's lending over each term, less defaults and early repayment",
      },
      {
        path: 'segments.*.assetCorrelation',
        kind: 'derived',
        source:
          'Basel Committee (2006), ¶330, other retail exposures, at the mean default rate of the segment',
      },
      { path: 'segments.*.grades.*.annualDefaultRate', kind: 'derived', source: sources.chargeOff },
      {
        path: 'segments.*.grades.*.lossGivenDefault',
        kind: 'derived',
        source:
          'LendingClub loans 2007–2011: 7.5% of lost principal was recovered after collection fees',
      },
      { path: 'products.*.termMonths', kind: 'published', source: "LendingClub's two terms" },
      {
        path: 'products.*.prepaymentPerYear',
        kind: 'judgement',
        source: 'A fifth of the balance a year, so that close to half of 36-month loans end early',
      },
      {
        path: 'products.*.originationFee',
        kind: 'judgement',
        source: 'LendingClub kept about a twentieth of each loan; it varied by grade',
      },
      {
        path: 'products.*.seasoningStrength',
        kind: 'judgement',
        source: 'Half of the hazard gathers in the hump, half is even',
      },
      {
        path: 'products.*.seasoningPeakMonth',
        kind: 'judgement',
        source:
          'Personal loans default most around the end of their first year, longer ones a little later',
      },
      {
        path: 'fundingSources.**',
        kind: 'judgement',
        source:
          'A marketplace sells nearly all of its loans: nine tenths here. The rest is carried on a warehouse line at 3 points over the policy rate',
      },
      {
        path: 'fundingSources.*.servicingFee',
        kind: 'judgement',
        source: 'LendingClub kept about 1% of what borrowers paid; here 1% of the balance a year',
      },
      {
        path: 'fundingSources.2.spread',
        kind: 'judgement',
        source: investors,
      },
      {
        path: 'fundingSources.3.spread',
        kind: 'judgement',
        source: investors,
      },
      {
        path: 'equity',
        kind: 'judgement',
        source:
          'About a quarter of the loans that stay on the balance sheet: selling loans, not holding them, is the business',
      },
      {
        path: 'cash',
        kind: 'judgement',
        source: 'About five months of operating and acquisition costs',
      },
      {
        path: 'creditLine.**',
        kind: 'judgement',
        source: 'About two months of operating and acquisition costs, at the price of a bank line',
      },
      {
        path: 'policyRate',
        kind: 'judgement',
        source:
          'Near the 3-month Treasury rate at the start of the Federal Reserve’s scenarios of 2025 and 2026',
      },
      {
        path: 'confidence.lossSensitivity',
        kind: 'judgement',
        source: 'Two thirds of the usual: those who buy loans expect losses to vary',
      },
      {
        path: 'costs.**',
        kind: 'judgement',
        source:
          'Set so that a calm year brings a modest profit; acquisition a little over two hundredths of new loans',
      },
      {
        path: 'conduct.**',
        kind: 'judgement',
        source:
          'Set so that compliance takes about 5–7% of operating cost, as at community banks of 2014–2016 (Dahl, Fuchs, Meyer & Neely 2018: 7%)',
      },
    ],
    currency: 'USD',
    archetype: 'marketplace',
    grades: gradeIds.map((id) => ({ id, title: id })),
    products: terms.map((term) => ({
      id: term.id,
      title: { en: `${term.months} months`, zh: `${term.months} 个月` },
      termMonths: term.months,
      prepaymentPerYear: term.prepaymentPerYear,
      originationFee: 0.05,
      seasoningPeakMonth: term.seasoningPeakMonth,
      seasoningStrength: term.seasoningStrength,
    })),
    regions: regions.map(({ id, title, home }) => ({ id, title, ...(home && { home }) })),
    segments: terms.flatMap((term) => {
      const defaultRates = new Map(
        [...chargeOffs].map(([subGrade, chargeOff]) => [
          subGrade,
          annualDefaultRate(chargeOff[term.side], term),
        ]),
      );
      return regions.map((region) => segment(term, region, loans, defaultRates));
    }),
    ...business,
  };
}

/** What the loans can't tell; see the provenance above. */
const business = {
  equity: 21_000_000,
  cash: 13_000_000,
  fundingSources: [
    { id: 'own', title: { en: 'Own funds', zh: '自有资金' }, treatment: 'ownFunds', share: 0.018 },
    {
      id: 'warehouse',
      title: { en: 'Warehouse line', zh: '仓储融资' },
      treatment: 'debt',
      share: 0.082,
      spread: 0.03,
      stickiness: 0.7,
    },
    {
      id: 'institutions',
      title: { en: 'Banks and funds that buy whole loans', zh: '购买整笔贷款的银行与基金' },
      treatment: 'offBalanceSheet',
      share: 0.65,
      remuneration: 'passThrough',
      spread: -0.03,
      servicingFee: 0.01,
      platformLossShare: 0,
      stickiness: 0.5,
    },
    {
      id: 'retail',
      title: { en: 'Retail investors', zh: '个人投资者' },
      treatment: 'offBalanceSheet',
      share: 0.25,
      remuneration: 'passThrough',
      spread: -0.03,
      servicingFee: 0.01,
      platformLossShare: 0,
      stickiness: 0.7,
    },
  ],
  creditLine: { limit: 6_000_000, spread: 0.05 },
  policyRate: 0.04,
  confidence: { lossSensitivity: 0.4 },
  costs: {
    fixedPerMonth: 860_000,
    servicingPerLoan: 4,
    acquisitionShare: 0.0225,
    costPerApplication: 25,
  },
  conduct: {
    fixedCostPerYear: 3_000_000,
    costPerLoanPerYear: 12,
    changeCost: { legal: 150_000, technology: 400_000, training: 80_000 },
  },
};

/** The text of the preset as it is committed. */
export async function marketplaceFile(): Promise<string> {
  const preset = marketplace(
    readFileSync(files.loans, 'utf8'),
    readFileSync(files.chargeOff, 'utf8'),
  );
  return prettier.format(JSON.stringify(preset), { parser: 'json', printWidth: 100 });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(files.preset, await marketplaceFile());
}
