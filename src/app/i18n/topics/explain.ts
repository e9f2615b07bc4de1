/** The place where the model is laid open. */
const en = {
  title: 'The model',
  lead: 'One run follows one platform month by month on many random paths. What it computes, what it assumes, what it is held against, and what it can’t do.',
  equations: 'Equations',
  order:
    'A month takes its steps in this order: each reads what earlier steps wrote this month, or any step last month.',
  computed: 'Computed in',
  assumptions: (scenario: string) => `What ${scenario} assumes`,
  shares: (all: string, published: string, derived: string, judgement: string, own: string) =>
    `${all} numbers: ${published} published, ${derived} derived, ${judgement} judgement, ${own} set in this study.`,
  search: 'Search assumptions',
  filter: 'Where the number comes from',
  all: 'All',
  kinds: {
    published: 'Published',
    derived: 'Derived',
    judgement: 'Judgement',
    own: 'Set in this study',
  },
  found: (count: string) => `${count} found`,
  assumption: 'Assumption',
  value: 'Value',
  kind: 'Kind',
  setHere: 'Set in this study, in place of the preset’s number.',
  more: (count: string) => `${count} more: search for what you look for.`,
  claims: 'Is the arithmetic right?',
  claim: 'Claim',
  against: 'Held against',
  measured: 'Measured',
  test: 'Test',
  study: 'Study that shows it',
  magnitudes: 'Do the presets make sense?',
  figure: 'Figure',
  published: 'Published',
  model: 'Model',
  remark: 'Where it is off, and why',
  limits: 'Known limits',
  known: {
    cells:
      'Loans of a cell (segment and grade) are alike but for size; nothing is followed loan by loan, except large named exposures.',
    sources: 'Loans of a source of funds run off alike within the pool of a platform.',
    counts:
      'Loan counts use the instalment at the usual price, so a surcharge means smaller loans rather than fewer.',
    caps: 'Concentration caps are set on the month’s expected mix.',
    costs:
      'Fixed cost follows revenue down as costs of firms of all trades do; technology programmes and the fixed part of compliance cost the same however small the business.',
    precision:
      'Single-precision arithmetic in the step of the book rounds a vintage’s balance to about one part in a million.',
    judgement:
      'Much of conduct, culture and confidence rests on judgement: directions are tested, sizes are for you to set.',
    standard:
      'A standard error is that of the simulation alone. It says nothing of how well the model fits a platform.',
  },
};

const zh: typeof en = {
  title: '模型',
  lead: '一次运行在大量随机路径上逐月追踪一个平台。这里说明它计算什么、假设什么、以何检验，以及不能做什么。',
  equations: '方程',
  order: '每月按此顺序进行：每一步读取本月先前各步或上月任一步的结果。',
  computed: '计算位置',
  assumptions: (scenario) => `「${scenario}」的假设`,
  shares: (all, published, derived, judgement, own) =>
    `共 ${all} 个数值：已公布 ${published}，推算 ${derived}，判断 ${judgement}，本研究设定 ${own}。`,
  search: '搜索假设',
  filter: '数值来源',
  all: '全部',
  kinds: { published: '已公布', derived: '推算', judgement: '判断', own: '本研究设定' },
  found: (count) => `找到 ${count} 项`,
  assumption: '假设',
  value: '数值',
  kind: '类别',
  setHere: '在本研究中设定，取代预设数值。',
  more: (count) => `另有 ${count} 项，请用搜索缩小范围。`,
  claims: '计算是否正确？',
  claim: '论断',
  against: '检验依据',
  measured: '测得结果',
  test: '测试',
  study: '可运行的研究',
  magnitudes: '预设是否合理？',
  figure: '指标',
  published: '公布值',
  model: '模型值',
  remark: '差异及原因',
  limits: '已知局限',
  known: {
    cells: '同一单元（客群与等级）的贷款除金额外视为相同；除大额具名敞口外，不逐笔追踪。',
    sources: '同一资金来源的贷款在平台资产池内同步到期。',
    counts: '贷款笔数按通常价格的分期计算，加价意味着单笔变小而非笔数减少。',
    caps: '集中度上限按当月预期组合设定。',
    costs:
      '固定成本随收入下降的幅度取自各行业企业的研究；科技项目与合规体系的固定部分不随业务规模缩减。',
    precision: '贷款组合一步使用单精度运算，每批贷款余额的舍入约为百万分之一。',
    judgement: '合规行为、文化与信心的许多参数属于判断：方向经过检验，大小由您设定。',
    standard: '标准误仅反映模拟误差，并不说明模型与某一平台的吻合程度。',
  },
};

export const explain = { en, zh };
