import type { Estimate } from '../calibration/estimate';

/** What a person chooses of the platform that is made of a tape. */
export interface PlatformChoices {
  /** Name of the file. */
  file: string;
  currency: string;
  /** Months that the tape's lending covers, where it has no dates. */
  months: number;
  /**
   * Over how many years the loans have been at risk, where the tape doesn't tell: the share in default is taken to have
   * come about evenly. Without it default rates are those of the preset.
   */
  years?: number;
  /** Whether grades out of order share a default rate. */
  pool: boolean;
  /** Whether sums of the preset are brought to the size of the book. */
  scale: boolean;
}

/** What a number of the platform was, what it has become, and why. */
export interface PlatformFigure {
  what:
    | {
        of: 'grade';
        grade: string;
        figure: 'annualDefaultRate' | 'rate' | 'meanLoan' | 'loanVariation';
      }
    | { of: 'platform'; figure: PlatformFigureName };
  before: number;
  after: number;
  interval?: Estimate['interval'];
  origin: FigureOrigin;
}

export const platformFigures = [
  'demandPerMonth',
  'openingBalance',
  'meanAnnualIncome',
  'lossGivenDefault',
  'assetCorrelation',
  'unemployment',
  'gdpGrowth',
  'housePrices',
  'inflation',
  'policyRate',
  'equityPrices',
  'prepaymentPerYear',
  'equity',
  'cash',
  'fixedCost',
] as const;
export type PlatformFigureName = (typeof platformFigures)[number];

/** Where a number comes from: read off the tape, assumed by the person, or the preset's, scaled or as it was. */
export type FigureOrigin = 'tape' | 'assumed' | 'steady' | 'preset' | 'presetRank' | 'scaled';

export interface TapePlatform {
  /** As it is written in a scenario. */
  platform: Record<string, unknown>;
  figures: PlatformFigure[];
  /** Book of the tape ÷ that of the preset. */
  ratio: number;
  /** Grades in which no loan defaulted: they take the rate of the next that has one. */
  zeroGrades: string[];
}
