/** What the place Data says of what a loan tape tells. */
const en = {
  book: {
    title: 'The book',
    by: 'Told apart by',
    bys: { grade: 'grade', region: 'region', product: 'product' },
    heads: { grade: 'Grade', region: 'Region', product: 'Product' },
    all: 'All loans',
    other: 'Other',
    term: (months: string) => `${months} months`,
    loans: 'Loans',
    amount: 'Amount',
    share: 'Share',
    rate: 'Mean rate',
    meanTerm: 'Mean term (months)',
    meanLoan: 'Mean loan',
    variation: 'Variation',
    effective: 'Effective loans',
    herfindahl: 'Herfindahl index',
    inDefault: 'In default',
    interval: '95% interval',
    low: 'Low (95%)',
    high: 'High (95%)',
    chartBy: (by: string) => `Share of loans in default by ${by}`,
    note: 'Intervals of shares in default are exact (Clopper and Pearson). Effective loans are (ΣE)² ÷ ΣE² of amounts, the number of equal loans that would be as concentrated; the Herfindahl index is its inverse.',
    summary: (by: string, low: string, high: string) =>
      `Shares of loans in default by ${by}, from ${low} to ${high}.`,
    merged: (name: string, members: string) => `${name} holds ${members}.`,
    regions: 'Regions told apart, at most',
    products: 'Products told apart, at most',
    outside: (loans: string) =>
      `Loans of which grade, region or product is unknown, left out of the platform: ${loans}.`,
  },
  defaults: {
    title: 'Default rates by grade',
    none: 'The tape has no status: default rates stay those of the preset.',
    annual: (known: string) =>
      `Defaults by loan-years at risk, as a probability over a year, from ${known} loans whose time is known.`,
    unknown: (loans: string) => `Loans whose time at risk is not known, left out here: ${loans}.`,
    cumulative:
      'These are cumulative shares: defaults so far, by loans. The tape doesn’t tell how long the loans have been at risk; of young loans this is no lifetime rate, and it is no rate a year.',
    howTimes:
      'Times at risk take the origination date and a last date (or the day on which all were looked at).',
    years: 'Take the loans to have been at risk for (years)',
    yearsNote:
      'An assumption of yours: the share in default is then spread evenly over so many years. Empty: default rates of the preset are kept.',
    chartAnnual: 'Probability of default over a year',
    chartCumulative: 'Share in default so far',
    noteAnnual: 'Whiskers: exact 95% intervals of Poisson counts (Garwood, 1936).',
    noteCumulative: 'Whiskers: exact 95% intervals (Clopper and Pearson, 1934).',
    grade: 'Grade',
    loans: 'Loans',
    defaults: 'Defaults',
    loanYears: 'Loan-years',
    rate: 'Rate',
    pooled: 'Pooled',
    outOfOrder: (pairs: string) => `Out of order, the better grade having more defaults: ${pairs}.`,
    pair: (better: string, worse: string) => `${better} above ${worse}`,
    pool: 'Let grades out of order share one rate (isotonic regression)',
    summary: (low: string, high: string) => `Default rates by grade, from ${low} to ${high}.`,
    annualUnit: 'per cent a year',
    shareUnit: 'per cent of loans',
  },
  factor: {
    title: 'Asset correlation',
    counting: 'Count defaults by',
    countings: {
      year: (found: string) => `calendar year (${found})`,
      cohort: (found: string) => `quarterly cohort, twelve months each (${found})`,
      quarter: (found: string) => `calendar quarter (${found})`,
    },
    value: (value: string, low: string, high: string, periods: string) =>
      `ρ = ${value} (95%: ${low} to ${high}), by maximum likelihood of the one-factor model over ${periods} periods.`,
    moments: (value: string) => `By moments, from how often two loans default together: ${value}.`,
    zero: 'The interval begins at zero: these counts may have come about without a common factor.',
    open: 'The interval is open at its upper end: the data allow any correlation.',
    few: (periods: string) =>
      `With ${periods} periods the estimate is low on average, by about one part in ${periods} of the factor’s variance (Gordy and Heitfield, 2002), and the interval somewhat narrow: in simulated books it holds the truth 93 times in a hundred with ten periods, 88 times with four.`,
    overlap:
      'Cohorts a quarter apart share three quarters of their year: they are no independent periods, and the interval is too narrow.',
    quarter:
      'These are default rates of a quarter; the model’s correlation is that of default rates of a year, which persistence of the factor makes larger or smaller.',
    chart: (counting: string) => `Default rate by ${counting}`,
    chartNames: {
      year: 'calendar year',
      cohort: 'cohort over twelve months',
      quarter: 'calendar quarter',
    },
    period: 'Period',
    loans: 'Loans at risk',
    defaults: 'Defaults',
    rate: 'Default rate',
    note: 'Whiskers: exact 95% intervals of each period by itself (Clopper and Pearson). Where periods differ by more than these, something common moved them.',
    summary: (low: string, high: string) => `Default rates by period, from ${low} to ${high}.`,
    kept: 'The preset’s correlation is kept.',
    untold: {
      noTimes:
        'Correlation can’t be told: the tape doesn’t say when loans were made and when they defaulted or were last looked at.',
      fewPeriods: (found: string, least: string) =>
        `Correlation can’t be told: periods with at least 50 loans, followed to their end: ${found}; at least ${least} are needed.`,
      noDefaults: 'Correlation can’t be told: there is no default in any period.',
      allDefault: 'Correlation can’t be told: all loans of all periods default.',
      fewForVariables: (found: string, least: string) =>
        `Sensitivities can’t be told from ${found} periods: with these variables at least ${least} are needed.`,
      constant: (variable: string) =>
        `Sensitivities can’t be told: ${variable} does not vary over the periods.`,
      collinear: 'Sensitivities can’t be told apart: the variables move as one.',
      noMacro: 'The macro table covers none of the periods.',
      notFound: 'The likelihood has no maximum that could be found: the data say too little.',
    },
  },
  macro: {
    title: 'Sensitivity to the economy',
    about:
      'Bring a record of the economy over the same periods, such as the Federal Reserve’s historic table (Table 1A) as published. Default rates are held against one or two of its variables.',
    choose: 'Choose a macro record',
    drop: (name: string) => `Leave out ${name}`,
    refused: (name: string, why: string) => `${name} can’t be used: ${why}`,
    none: 'It has no variable that default rates can be held against. Levels of an index need what was expected of them.',
    undated: 'Its rows have no dates.',
    variables: 'Variables (two at most)',
    value: (variable: string, value: string, low: string, high: string) =>
      `${variable}: ${value} (95%: ${low} to ${high}) on the probit of default per point.`,
    rho: (value: string, low: string, high: string) =>
      `Beside them the correlation is ${value} (95%: ${low} to ${high}).`,
    uncovered: (periods: string) => `Periods that the record does not cover, left out: ${periods}.`,
    deviations:
      'Deviations are from what the record expected, or from the mean over the periods where it doesn’t say. Other variables are taken to act through the factor alone.',
    kept: 'The preset’s sensitivities are kept.',
  },
  others: {
    title: 'Losses, repayment, sizes and prices',
    lgd: (value: string, low: string, high: string, loans: string) =>
      `Loss given default: ${value} (95%: ${low} to ${high}), from ${loans} loans in default, each counting by its exposure.`,
    ofAmount:
      'It is a share of the amount lent: part of it had been repaid by then, so the loss at default is understated.',
    unknown: (loans: string) =>
      `Loans in default without a recovery or exposure in the tape, left out: ${loans}. Empty is unknown, not zero.`,
    young: 'Recoveries of late defaults may still be coming.',
    noLgd:
      'The tape tells no recoveries of ten defaults or more: the preset’s loss given default is kept.',
    prepayment: (value: string, low: string, high: string, loans: string) =>
      `Early repayment: ${value} a year (95%: ${low} to ${high}), from ${loans} loans repaid before their term.`,
    noPrepayment: 'The tape doesn’t tell early repayment: the preset’s is kept.',
    sizes: 'Sizes and prices by grade',
    meanLoan: 'Mean loan',
    variation: 'Variation',
    lognormal: 'Lognormal variation',
    rate: 'Mean rate',
    sizesNote:
      'Means with normal 95% intervals; the model’s sizes are lognormal with the variation of the loans. Where the lognormal variation, told by logarithms, is far from it, sizes are not lognormal.',
  },
};

const zh: typeof en = {
  book: {
    title: '贷款组合',
    by: '划分依据',
    bys: { grade: '信用等级', region: '地区', product: '产品' },
    heads: { grade: '信用等级', region: '地区', product: '产品' },
    all: '全部贷款',
    other: '其他',
    term: (months) => `${months} 个月`,
    loans: '笔数',
    amount: '金额',
    share: '占比',
    rate: '平均利率',
    meanTerm: '平均期限（月）',
    meanLoan: '笔均金额',
    variation: '变异系数',
    effective: '有效笔数',
    herfindahl: '赫芬达尔指数',
    inDefault: '违约占比',
    interval: '95% 区间',
    low: '下限（95%）',
    high: '上限（95%）',
    chartBy: (by) => `按${by}划分的违约贷款占比`,
    note: '违约占比的区间为精确区间（Clopper 与 Pearson）。有效笔数为金额的 (ΣE)² ÷ ΣE²，即集中度相同的等额贷款笔数；赫芬达尔指数为其倒数。',
    summary: (by, low, high) => `按${by}划分的违约贷款占比，由 ${low} 至 ${high}。`,
    merged: (name, members) => `${name}包含：${members}。`,
    regions: '最多划分的地区数',
    products: '最多划分的产品数',
    outside: (loans) => `等级、地区或产品未知而未纳入平台的贷款：${loans} 笔。`,
  },
  defaults: {
    title: '各等级违约率',
    none: '数据没有状态：违约率沿用预设。',
    annual: (known) =>
      `违约笔数除以贷款风险暴露年数，换算为一年内的违约概率；依据 ${known} 笔时间已知的贷款。`,
    unknown: (loans) => `风险暴露时间未知、此处未计入的贷款：${loans} 笔。`,
    cumulative:
      '这是累计占比：迄今违约笔数除以贷款笔数。数据未说明贷款已暴露多久；对较新的贷款，它不是全周期违约率，也不是年违约率。',
    howTimes: '计算风险暴露时间需要放款日期与最后日期（或全部贷款的观察日期）。',
    years: '假定贷款已暴露的年数',
    yearsNote: '这是您的假定：违约占比将均匀分摊到这些年。留空则沿用预设的违约率。',
    chartAnnual: '一年内违约概率',
    chartCumulative: '迄今违约占比',
    noteAnnual: '须线：泊松计数的精确 95% 区间（Garwood，1936）。',
    noteCumulative: '须线：精确 95% 区间（Clopper 与 Pearson，1934）。',
    grade: '信用等级',
    loans: '笔数',
    defaults: '违约笔数',
    loanYears: '贷款年数',
    rate: '违约率',
    pooled: '合并后',
    outOfOrder: (pairs) => `次序颠倒（较优等级违约更多）：${pairs}。`,
    pair: (better, worse) => `${better} 高于 ${worse}`,
    pool: '次序颠倒的等级共用一个违约率（保序回归）',
    summary: (low, high) => `各等级违约率，由 ${low} 至 ${high}。`,
    annualUnit: '年化百分比',
    shareUnit: '占贷款笔数百分比',
  },
  factor: {
    title: '资产相关性',
    counting: '违约计数方式',
    countings: {
      year: (found) => `日历年（${found}）`,
      cohort: (found) => `季度放款批次，各跟踪十二个月（${found}）`,
      quarter: (found) => `日历季度（${found}）`,
    },
    value: (value, low, high, periods) =>
      `ρ = ${value}（95%：${low} 至 ${high}），单因子模型的最大似然估计，共 ${periods} 期。`,
    moments: (value) => `矩估计（依据两笔贷款同期违约的频率）：${value}。`,
    zero: '区间始于零：没有共同因子也可能出现这样的计数。',
    open: '区间上端未封闭：数据无法排除任何相关性。',
    few: (periods) =>
      `仅 ${periods} 期时，估计平均偏低（因子方差约低 1/${periods}；Gordy 与 Heitfield，2002），区间也略窄：在模拟组合中，十期时一百次有 93 次包含真值，四期时 88 次。`,
    overlap: '相邻季度批次有四分之三的时间重叠，各期并不独立，区间偏窄。',
    quarter: '这是季度违约率；模型的相关性针对年度违约率，因子的持续性会使其更大或更小。',
    chart: (counting) => `按${counting}的违约率`,
    chartNames: { year: '日历年', cohort: '放款批次（十二个月）', quarter: '日历季度' },
    period: '时期',
    loans: '风险暴露笔数',
    defaults: '违约笔数',
    rate: '违约率',
    note: '须线：各期自身的精确 95% 区间（Clopper 与 Pearson）。各期差异超出须线，即有共同因素在推动。',
    summary: (low, high) => `各期违约率，由 ${low} 至 ${high}。`,
    kept: '沿用预设的相关性。',
    untold: {
      noTimes: '无法估计相关性：数据未说明贷款何时发放、何时违约或最后观察。',
      fewPeriods: (found, least) =>
        `无法估计相关性：至少 50 笔且跟踪完整的时期有 ${found} 个，至少需要 ${least} 个。`,
      noDefaults: '无法估计相关性：各期均无违约。',
      allDefault: '无法估计相关性：各期贷款全部违约。',
      fewForVariables: (found, least) =>
        `${found} 个时期不足以估计敏感度：使用这些变量至少需要 ${least} 个。`,
      constant: (variable) => `无法估计敏感度：${variable}在各期没有变化。`,
      collinear: '无法区分敏感度：各变量同步变动。',
      noMacro: '宏观数据未覆盖任何时期。',
      notFound: '找不到似然函数的最大值：数据信息太少。',
    },
  },
  macro: {
    title: '对宏观经济的敏感度',
    about:
      '导入同期的宏观经济记录，例如美联储公布的历史数据表（Table 1A）。违约率将与其中一至两个变量比较。',
    choose: '选择宏观记录',
    drop: (name) => `移除 ${name}`,
    refused: (name, why) => `无法使用 ${name}：${why}`,
    none: '其中没有可与违约率比较的变量。指数水平须附预期值。',
    undated: '各行没有日期。',
    variables: '变量（最多两个）',
    value: (variable, value, low, high) =>
      `${variable}：每点使违约概率 probit 变动 ${value}（95%：${low} 至 ${high}）。`,
    rho: (value, low, high) => `此时相关性为 ${value}（95%：${low} 至 ${high}）。`,
    uncovered: (periods) => `记录未覆盖而略去的时期：${periods}。`,
    deviations:
      '偏离以记录中的预期为准；未给出预期时，以各期均值为准。其他变量视为仅通过因子起作用。',
    kept: '沿用预设的敏感度。',
  },
  others: {
    title: '损失、提前还款、金额与价格',
    lgd: (value, low, high, loans) =>
      `违约损失率：${value}（95%：${low} 至 ${high}），依据 ${loans} 笔违约贷款，按敞口加权。`,
    ofAmount: '它以借款金额为分母：届时已偿还一部分，因此违约时的损失被低估。',
    unknown: (loans) =>
      `没有回收或敞口记录而略去的违约贷款：${loans} 笔。空值按未知处理，不当作零。`,
    young: '较晚违约的贷款可能仍有回收。',
    noLgd: '数据中有回收记录的违约不足十笔：沿用预设的违约损失率。',
    prepayment: (value, low, high, loans) =>
      `提前还款：每年 ${value}（95%：${low} 至 ${high}），依据 ${loans} 笔提前结清的贷款。`,
    noPrepayment: '数据未说明提前还款：沿用预设。',
    sizes: '各等级的金额与价格',
    meanLoan: '笔均金额',
    variation: '变异系数',
    lognormal: '对数正态变异系数',
    rate: '平均利率',
    sizesNote:
      '均值附正态 95% 区间；模型的金额服从对数正态分布，变异系数取自贷款。若由对数得出的变异系数与之相差很大，金额并非对数正态。',
  },
};

export const dataEstimates = { en, zh };
