import { failureTitles } from '../../model/failureCauses';
import { type OutcomeUnit } from '../../model/outcomes';
import { columnInfo } from '../../engine/results';
import type { Language } from '../../scenario/language';
import type { Localized, Unit } from '../../scenario/quantity';
import { isFraction, percentagePoints, showNumber } from '../../scenario/show';
import { leverAt } from '../../scenario/walk';
import type { EventKind } from '../pathEvents';
import { isWhole, type Axis } from '../axis';
import type { Statistic } from '../statistic';

/** A number of a finding: four digits, with its unit. */
export function shown(
  value: number,
  unit: Unit | OutcomeUnit | undefined,
  language: Language,
): string {
  if (!Number.isFinite(value)) return '–';
  return showNumber(Number(value.toPrecision(4)), unit, language);
}

/** A difference of two numbers in a unit; of shares, in percentage points. */
export function shownDifference(value: number, unit: OutcomeUnit, language: Language): string {
  if (!isFraction(unit) || !Number.isFinite(value)) return shown(value, unit, language);
  return percentagePoints[language](shown(100 * value, undefined, language));
}

/** What a statistic is called: `1% quantile of “Lowest capital ratio”`. */
export function statisticTitle(asked: Statistic, language: Language): string {
  if (asked.statistic === 'probability') {
    const cause = asked.cause && failureTitles[asked.cause][language];
    if (language === 'zh') return cause ? `倒闭概率（${cause}）` : '倒闭概率';
    return cause ? `probability of failure (${cause})` : 'probability of failure';
  }
  const [, dimension, member] = asked.outcome.split('/');
  const title = columnInfo(asked.outcome).title[language] + (dimension ? ` (${member})` : '');
  if (asked.statistic === 'mean')
    return language === 'zh' ? `“${title}”均值` : `mean of “${title}”`;
  const level = showNumber(asked.level, 'share', language);
  if (asked.statistic === 'quantile')
    return language === 'zh' ? `“${title}”的 ${level} 分位数` : `${level} quantile of “${title}”`;
  return language === 'zh'
    ? `“${title}”的 ${level} 预期短缺`
    : `expected shortfall (${level}) of “${title}”`;
}

/** A lever with where it stands: `“Severity of the macro path” 1.25`. */
export function settingText(
  { path, value }: { path: string; value: number },
  language: Language,
): string {
  const lever = leverAt(path);
  return `${leverTitle(path, language)} ${shown(value, unitAt(lever), language)}`;
}

/** What a lever is called, with its heading. */
export function leverTitle(path: string, language: Language): string {
  const lever = leverAt(path);
  if (!lever) return path;
  const heading = lever.trail.length > 1 ? `${lever.trail.at(-1)[language]} › ` : '';
  return `“${heading}${lever.title[language]}”`;
}

/** How closely bisection looked for a place on the way of some levers: `Bisection to within 0.0078 of …`. */
export function closenessText(
  axes: readonly Axis[],
  tolerance: number,
  language: Language,
): string {
  const [axis, ...others] = axes;
  const lever = leverAt(axis.path);
  const width = tolerance * Math.abs(axis.to - axis.from);
  const within =
    others.length > 0
      ? shown(tolerance, 'share', language)
      : shown(
          isWhole(axis) ? Math.max(1, width) : Number(width.toPrecision(2)),
          unitAt(lever),
          language,
        );
  if (language === 'zh') {
    const of = others.length > 0 ? '全程的' : leverTitle(axis.path, 'zh');
    return `在相同的冲击上二分搜索，精确到${of} ${within}。`;
  }
  const of = others.length > 0 ? 'the way' : leverTitle(axis.path, 'en');
  return `Bisection on the same shocks, to within ${within} of ${of}.`;
}

const unitAt = (lever: ReturnType<typeof leverAt>) =>
  lever && 'info' in lever ? lever.info.unit : undefined;

export function settingsText(
  settings: readonly { path: string; value: number }[],
  language: Language,
): string {
  return settings
    .map((setting) => settingText(setting, language))
    .join(language === 'zh' ? '、' : ', ');
}

/** Kinds of event, as a finding names what comes before failures. */
export const eventTitles: Record<EventKind, Localized> = {
  ruleChangeAnnounced: { en: 'announced rule changes', zh: '规则变化公布' },
  ruleChangeInForce: { en: 'rule changes in force', zh: '规则变化生效' },
  surpriseRuleChange: { en: 'surprise rule changes', zh: '意外规则变化' },
  strategyChange: { en: 'planned changes of strategy', zh: '计划中的策略调整' },
  peerFailure: { en: 'failures of peers', zh: '同业倒闭' },
  breach: { en: 'breaches', zh: '违规' },
  audit: { en: 'breaches cured by audits', zh: '审计纠正的违规' },
  inspection: { en: 'inspections', zh: '监管检查' },
  penalty: { en: 'penalties', zh: '处罚' },
  suspension: { en: 'suspensions of new business', zh: '暂停新业务' },
  licenceWithdrawn: { en: 'withdrawals of the licence', zh: '许可被吊销' },
  cyberIncident: { en: 'cyber and data incidents', zh: '网络与数据事件' },
  insiderFraud: { en: 'insider frauds', zh: '内部舞弊' },
  legalClaim: { en: 'legal claims', zh: '法律诉讼' },
  absconding: { en: 'absconding', zh: '卷款跑路' },
  triggerPulled: { en: 'triggers of the contingency plan', zh: '应急预案触发' },
  triggerEnded: { en: 'ends of contingency measures', zh: '应急措施结束' },
  lossesAboveExpected: { en: 'losses of twice what was expected', zh: '损失达到预期两倍' },
  fundingRun: { en: 'runs on funding', zh: '资金挤兑' },
  creditLineDrawn: { en: 'drawings of the credit line', zh: '动用备用授信' },
  insurerDefault: { en: 'defaults of the insurer', zh: '保险人违约' },
  capitalBelowMinimum: { en: 'capital below the minimum', zh: '资本低于最低要求' },
  failure: { en: 'failures', zh: '倒闭' },
};
