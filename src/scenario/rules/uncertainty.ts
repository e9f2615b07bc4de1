import { levelByArea } from '../areas';
import { optionalSection, quantity, share } from '../quantity';

/** Changes that nobody has announced: how often they come, how large they are, and where. */
export const uncertainty = optionalSection(
  { en: 'Changes that arrive without warning', zh: '无预警的规则变化' },
  {
    policyUncertainty: quantity({
      title: { en: 'Policy uncertainty', zh: '政策不确定性' },
      unit: 'ratio',
      min: 0,
      max: 5,
      default: 0,
      step: 0.1,
      provenance: 'judgement',
      source:
        'Scales how often changes come and how large they are; 0: none but those on the timeline',
    }),
    changesPerYear: quantity({
      title: { en: 'Changes per year at uncertainty 1', zh: '不确定性为 1 时每年变化次数' },
      unit: 'countPerYear',
      min: 0,
      max: 24,
      default: 1.5,
      step: 0.1,
      provenance: 'judgement',
      source:
        'China issued about one major rule on online lending a year from 2015 to 2025; the EU likewise',
    }),
    tighteningShare: share(
      { en: 'Share of changes that tighten', zh: '收紧类变化占比' },
      0.75,
      'Judgement: rules of the last decade mostly tightened',
    ),
    meanSize: share(
      { en: 'Mean size of a change at uncertainty 1', zh: '不确定性为 1 时平均变化幅度' },
      0.2,
      'Judgement: in units of strictness; exponential',
    ),
    weights: levelByArea(
      { en: 'Weight of each area', zh: '各领域权重' },
      0.5,
      'Judgement: any area alike',
    ),
  },
);
