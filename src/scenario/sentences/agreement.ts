import type { Language } from '../language';
import { showNumber } from '../show';
import { known, meant, quote, referenceNames, sumNames, type Sentences } from './words';

const duration: Record<Language, (seconds: number) => string> = {
  en: (seconds) =>
    seconds < 120
      ? `${Math.round(seconds)} seconds`
      : seconds < 7200
        ? `${Math.round(seconds / 60)} minutes`
        : `${Math.round(seconds / 3600)} hours`,
  zh: (seconds) =>
    seconds < 120
      ? `${Math.round(seconds)} 秒`
      : seconds < 7200
        ? `${Math.round(seconds / 60)} 分钟`
        : `${Math.round(seconds / 3600)} 小时`,
};

const gigabytes = (bytes: number) => (bytes / 1024 ** 3).toFixed(1);
/** Six digits are enough to see what is missing from one. */
const sixDigits = (sum: number) => String(Number(sum.toPrecision(7)));
const percent = (value: number, language: Language) =>
  showNumber(Number(value.toPrecision(4)), 'share', language);
const money = (value: number, language: Language) =>
  showNumber(Number(value.toPrecision(6)), 'money', language);
const count = (value: number, language: Language) => showNumber(value, 'count', language);

/** How it is said that fields of a scenario don't agree, or will not do what they seem to. */
export const agreementSentences: Sentences<
  | 'sumNotOne'
  | 'targetsAboveOne'
  | 'duplicateId'
  | 'unknownReference'
  | 'noEffectReference'
  | 'macroTooShort'
  | 'macroLengths'
  | 'macroRelativeToZero'
  | 'monthsNotMultiple'
  | 'nothingToLend'
  | 'capBelowFloor'
  | 'capBelowPolicyRate'
  | 'capsLeaveNoLending'
  | 'tierNeverApplies'
  | 'noHomeRegion'
  | 'changeBeforeAnnouncement'
  | 'changeBeyondHorizon'
  | 'strategyBeyondHorizon'
  | 'triggerNever'
  | 'triggerAlways'
  | 'triggerTooStrong'
  | 'triggerWithoutLine'
  | 'equityAboveAssets'
  | 'debtWithoutSource'
  | 'startsBelowMinimum'
  | 'runTooSlow'
  | 'runTooBig'
> = {
  sumNotOne: {
    en: ({ of, sum }) =>
      `The ${sumNames[of].en} sum to ${sixDigits(sum)}; they must sum to 1. Divide each by ${sixDigits(sum)}, or set them anew.`,
    zh: ({ of, sum }) =>
      `${sumNames[of].zh}之和为 ${sixDigits(sum)}；必须等于 1。请将每项除以 ${sixDigits(sum)}，或重新设置。`,
  },
  targetsAboveOne: {
    en: ({ dimension, sum }) =>
      `The targets by ${referenceNames[dimension].en} sum to ${percent(sum, 'en')}; at most 100% can be aimed at. Lower some of them.`,
    zh: ({ dimension, sum }) =>
      `按${referenceNames[dimension].zh}的目标占比之和为 ${percent(sum, 'zh')}；最多为 100%。请降低其中一些。`,
  },
  duplicateId: {
    en: ({ id, first }) =>
      `${quote(id)} is already taken by ${first}; each needs a name of its own. Rename one of them.`,
    zh: ({ id, first }) => `${quote(id)}已被 ${first} 使用；名称不可重复。请改名。`,
  },
  unknownReference: {
    en: ({ to, id, meant: near, known: ids }) =>
      `The platform has no ${referenceNames[to].en} called ${quote(id)}.${meant.en(near)}${known.en(ids)}`,
    zh: ({ to, id, meant: near, known: ids }) =>
      `平台没有名为${quote(id)}的${referenceNames[to].zh}。${meant.zh(near)}${known.zh(ids)}`,
  },
  noEffectReference: {
    en: ({ to, id, meant: near, known: ids }) =>
      `This has no effect: the platform has no ${referenceNames[to].en} called ${quote(id)}.${meant.en(near)}${known.en(ids)}`,
    zh: ({ to, id, meant: near, known: ids }) =>
      `此项不起作用：平台没有名为${quote(id)}的${referenceNames[to].zh}。${meant.zh(near)}${known.zh(ids)}`,
  },
  macroTooShort: {
    en: ({ variable, given, asked }) =>
      `${variable.en} is given for ${given} months, the run asks for ${asked}. Run for at most ${given} months, or set "afterwards" to "fade" or "hold".`,
    zh: ({ variable, given, asked }) =>
      `${variable.zh}只给出 ${given} 个月，而模拟需要 ${asked} 个月。请把期限设为不超过 ${given} 个月，或把 "afterwards" 设为 "fade" 或 "hold"。`,
  },
  macroLengths: {
    en: ({ variable, baseline, path }) =>
      `${variable.en}: the baseline has ${baseline} values, the path ${path}. From there on the path is measured against the baseline's last value.`,
    zh: ({ variable, baseline, path }) =>
      `${variable.zh}：基准有 ${baseline} 个数值，路径有 ${path} 个。此后路径将与基准的最后一个数值比较。`,
  },
  macroRelativeToZero: {
    en: ({ variable }) =>
      `${variable.en} deviates relatively, so its baseline must be above zero throughout. Set "deviation" to "points", or give an index.`,
    zh: ({ variable }) =>
      `${variable.zh}按相对偏离计算，基准必须始终大于零。请把 "deviation" 设为 "points"，或改用指数。`,
  },
  monthsNotMultiple: {
    en: ({ months, monthsPerStep }) =>
      `${months} months can't be divided into steps of ${monthsPerStep}. Run for ${Math.max(monthsPerStep, months - (months % monthsPerStep))} months, or with monthly steps.`,
    zh: ({ months, monthsPerStep }) =>
      `${months} 个月无法按每步 ${monthsPerStep} 个月划分。请把期限设为 ${Math.max(monthsPerStep, months - (months % monthsPerStep))} 个月，或改用逐月步长。`,
  },
  nothingToLend: {
    en: () =>
      'No segment has loans at the start or applications, and there is no large exposure: there is nothing to simulate. Give one of them an opening balance or a demand.',
    zh: () =>
      '没有任何客群有期初余额或申请，也没有大额风险敞口：没有可供模拟的内容。请至少给一个客群设置期初余额或每月申请金额。',
  },
  capBelowFloor: {
    en: ({ cap, floor, region }) =>
      `The cap on rates${region ? ` in ${quote(region)}` : ''} is ${percent(cap, 'en')}, below the strategy's floor of ${percent(floor, 'en')}: no loan can be made. Raise the cap or lower the floor.`,
    zh: ({ cap, floor, region }) =>
      `${region ? `${quote(region)}的` : ''}利率上限为 ${percent(cap, 'zh')}，低于策略的利率下限 ${percent(floor, 'zh')}：无法放款。请提高上限或降低下限。`,
  },
  capBelowPolicyRate: {
    en: ({ cap, policyRate, region }) =>
      `The cap on rates${region ? ` in ${quote(region)}` : ''} is ${percent(cap, 'en')}, below the policy rate of ${percent(policyRate, 'en')}: no loan can earn its funding. Rates are written as fractions: 24% is 0.24.`,
    zh: ({ cap, policyRate, region }) =>
      `${region ? `${quote(region)}的` : ''}利率上限为 ${percent(cap, 'zh')}，低于政策利率 ${percent(policyRate, 'zh')}：任何贷款都无法覆盖资金成本。比率以小数书写：24% 应写成 0.24。`,
  },
  capsLeaveNoLending: {
    en: ({ of, cap, count: number }) =>
      `A cap of ${percent(cap, 'en')} on each ${referenceNames[of].en} with ${number} in use allows ${percent(cap * number, 'en')} in all: shares can't sum to 100%, and new lending stops. Raise the cap to ${percent(Math.ceil(1000 / number) / 1000, 'en')} or more.`,
    zh: ({ of, cap, count: number }) =>
      `每个${referenceNames[of].zh}上限为 ${percent(cap, 'zh')}，在用 ${number} 个，合计最多 ${percent(cap * number, 'zh')}：占比之和无法达到 100%，新增贷款将停止。请把上限提高到至少 ${percent(Math.ceil(1000 / number) / 1000, 'zh')}。`,
  },
  tierNeverApplies: {
    en: () =>
      'Another tier has the same size of loan, so that this one never applies. Remove one of the two.',
    zh: () => '另有一档适用相同的借款金额，因此此档永远不会适用。请删去其中一档。',
  },
  noHomeRegion: {
    en: () =>
      'Business outside the region of registration is banned and no region is marked as "home": no loan can be made. Mark the region of registration.',
    zh: () => '规则禁止跨区域经营，但没有任何地区标为注册地（"home"）：无法放款。请标明注册地。',
  },
  changeBeforeAnnouncement: {
    en: ({ announced, inForce }) =>
      `The change is in force from month ${inForce} but announced in month ${announced}; it can't bind before it is announced. Announce it in month ${inForce} or before.`,
    zh: ({ announced, inForce }) =>
      `该变化自第 ${inForce} 个月生效，却在第 ${announced} 个月才公布；生效不能早于公布。请把公布月份设为第 ${inForce} 个月或更早。`,
  },
  changeBeyondHorizon: {
    en: ({ inForce, months }) =>
      `The change is in force from month ${inForce}, the run ends after ${months}: it never binds. Run for longer, or bring it forward.`,
    zh: ({ inForce, months }) =>
      `该变化自第 ${inForce} 个月生效，而模拟在 ${months} 个月后结束：它不会起作用。请延长期限或提前生效。`,
  },
  strategyBeyondHorizon: {
    en: ({ month, months }) =>
      `The strategy changes in month ${month}, the run ends after ${months}: the change never takes effect. Run for longer, or bring it forward.`,
    zh: ({ month, months }) =>
      `该策略调整自第 ${month} 个月执行，而模拟在 ${months} 个月后结束：它不会起作用。请延长期限或提前执行。`,
  },
  triggerNever: {
    en: ({ metric, direction, threshold }) =>
      `“${metric.en}” is never ${direction.en} ${percent(threshold, 'en')}: the trigger is never pulled. Change the threshold or the direction.`,
    zh: ({ metric, direction, threshold }) =>
      `“${metric.zh}”不会${direction.zh} ${percent(threshold, 'zh')}：触发器永远不会触发。请更改阈值或方向。`,
  },
  triggerAlways: {
    en: ({ metric, direction, threshold }) =>
      `“${metric.en}” is always ${direction.en} ${percent(threshold, 'en')}: the trigger is pulled from the start. Change the threshold or the direction.`,
    zh: ({ metric, direction, threshold }) =>
      `“${metric.zh}”始终${direction.zh} ${percent(threshold, 'zh')}：触发器从一开始就会触发。请更改阈值或方向。`,
  },
  triggerTooStrong: {
    en: ({ action, found, most, unit }) =>
      `“${action.en}” with a strength of ${showNumber(found, unit, 'en')}; beyond ${showNumber(most, unit, 'en')} makes no sense. For this action write at most ${most}.`,
    zh: ({ action, found, most, unit }) =>
      `“${action.zh}”的强度为 ${showNumber(found, unit, 'zh')}；超过 ${showNumber(most, unit, 'zh')} 没有意义。此动作最多写 ${most}。`,
  },
  triggerWithoutLine: {
    en: () =>
      'The trigger draws the credit line, but its limit is 0. Give the platform a credit line, or choose another action.',
    zh: () => '触发器动用备用授信，但授信额度为 0。请为平台设置备用授信，或选择其他动作。',
  },
  equityAboveAssets: {
    en: ({ equity, assets }) =>
      `Equity of ${money(equity, 'en')} is more than the cash and loans on the balance sheet at the start, ${money(assets, 'en')}; the difference is held as cash. Lower equity, or raise cash, if that isn't meant.`,
    zh: ({ equity, assets }) =>
      `净资产 ${money(equity, 'zh')} 超过期初现金与表内贷款之和 ${money(assets, 'zh')}；差额按现金持有。若非本意，请降低净资产或提高现金。`,
  },
  debtWithoutSource: {
    en: ({ debt }) =>
      `Cash and loans on the balance sheet exceed equity by ${money(debt, 'en')}, which must be borrowed, but no source of funds is debt. Add one, or raise equity.`,
    zh: ({ debt }) =>
      `现金与表内贷款比净资产多 ${money(debt, 'zh')}，须靠借款支持，但资金来源中没有表内负债。请添加一项，或提高净资产。`,
  },
  startsBelowMinimum: {
    en: ({ ratio, minimum }) =>
      `The platform starts with a capital ratio of at most ${percent(ratio, 'en')}, below the minimum of ${percent(minimum, 'en')}: it can't lend until it reaches that. Raise equity, or lower the loans on the balance sheet.`,
    zh: ({ ratio, minimum }) =>
      `平台期初资本充足率最多为 ${percent(ratio, 'zh')}，低于最低要求 ${percent(minimum, 'zh')}：达标之前无法放款。请提高净资产，或减少表内贷款。`,
  },
  runTooSlow: {
    en: ({ seconds, most, enough }) =>
      `The run would take about ${duration.en(seconds)} on one thread; past ${duration.en(most)} is long. ${enough >= 1 ? `Ask for at most ${count(enough, 'en')} paths, ` : 'Ask for '}fewer months, longer steps or fewer segments.`,
    zh: ({ seconds, most, enough }) =>
      `单线程约需 ${duration.zh(seconds)}，超过 ${duration.zh(most)} 偏长。请${enough >= 1 ? `把路径数降至 ${count(enough, 'zh')} 以内，或` : ''}缩短期限、加大步长或减少客群。`,
  },
  runTooBig: {
    en: ({ bytes, most, enough }) =>
      `The results would take about ${gigabytes(bytes)} GB; past ${gigabytes(most)} GB may not find room. Ask for at most ${count(enough, 'en')} paths, or for fewer months.`,
    zh: ({ bytes, most, enough }) =>
      `结果约占 ${gigabytes(bytes)} GB，超过 ${gigabytes(most)} GB 可能内存不足。请把路径数降至 ${count(enough, 'zh')} 以内，或缩短期限。`,
  },
};
