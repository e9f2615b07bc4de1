/** The outcomes of the Lab, by question. */
const en = {
  questions: {
    survive: 'Does it survive?',
    lost: 'What is lost, and who bears it?',
    cost: 'What do the rules cost?',
    credit: 'Who gets credit, and at what price?',
    concentration: 'How concentrated is it?',
    earn: 'Does it earn its keep?',
  },
  by: {
    area: 'Requirement area',
    grade: 'Grade',
    region: 'Region',
    segment: 'Segment',
    source: 'Source of funds',
  },
  otherLenders: 'Other lenders',
  notByArea: 'Not by area',
  notByGrade: 'Large exposures',
  /** Penalties by region: those for incidents have none. */
  inspectionPenalties: 'Penalties of inspections',
  byKind: (outcome: string, kind: string) => `${outcome} by ${kind.toLowerCase()}`,
  bearers: 'Who bears the losses',
  shares: 'Concentration and largest share at the horizon',
  borrowers: 'Effective number of borrowers at the horizon',
  enlarge: 'Show the load line over the whole page, for a projector',
  view: 'Losses and defaults as',
  spread: 'Distribution',
  tail: 'Tail',
  over: 'Told apart',
  whole: 'Whole run',
  yearly: 'Year by year',
};

const zh: typeof en = {
  questions: {
    survive: '能否存续？',
    lost: '损失多少，由谁承担？',
    cost: '规则的成本有多大？',
    credit: '谁能获得信贷，价格如何？',
    concentration: '集中程度如何？',
    earn: '能否盈利？',
  },
  by: { area: '监管领域', grade: '信用等级', region: '地区', segment: '客群', source: '资金来源' },
  otherLenders: '其他出借人',
  notByArea: '不按领域划分',
  notByGrade: '大额敞口',
  inspectionPenalties: '检查处罚',
  byKind: (outcome, kind) => `${outcome}（按${kind}）`,
  bearers: '损失由谁承担',
  shares: '期末集中度与最大单一占比',
  borrowers: '期末有效借款人数',
  enlarge: '全屏显示载重线（供投影）',
  view: '损失与违约的显示方式',
  spread: '分布',
  tail: '尾部',
  over: '分项显示方式',
  whole: '整个期间',
  yearly: '逐年',
};

export const outcomeTexts = { en, zh };
