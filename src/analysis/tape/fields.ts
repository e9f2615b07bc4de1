/** What a column of a loan tape may hold. */
export const fields = [
  'amount',
  'rate',
  'term',
  'grade',
  'score',
  'region',
  'product',
  'income',
  'origination',
  'last',
  'status',
  'defaultDate',
  'monthsToDefault',
  'balance',
  'exposureAtDefault',
  'recovered',
] as const;

export type Field = (typeof fields)[number];

/** How cells of a field are read. */
export const kindOf: Record<Field, 'number' | 'date' | 'text' | 'status'> = {
  amount: 'number',
  rate: 'number',
  term: 'number',
  grade: 'text',
  score: 'number',
  region: 'text',
  product: 'text',
  income: 'number',
  origination: 'date',
  last: 'date',
  status: 'status',
  defaultDate: 'date',
  monthsToDefault: 'number',
  balance: 'number',
  exposureAtDefault: 'number',
  recovered: 'number',
};

/**
 * Names that tapes have for each field, the likeliest first: those of LendingClub, Prosper, Bondora and the Chinese
 * marketplaces, and the words of either language.
 */
export const fieldNames: Record<Field, readonly string[]> = {
  amount: [
    ...['loan amount', 'funded amnt', 'loan amnt', 'funded amount', 'amount', 'principal'],
    ...['original balance', 'original amount', 'loanoriginalamount', 'loan size', 'amnt'],
    ...['借款金额', '贷款金额', '放款金额', '借款本金', '贷款本金', '合同金额', '本金', '金额'],
  ],
  rate: [
    ...[
      'interest rate',
      'int rate',
      'rate',
      'apr',
      'coupon',
      'borrowerrate',
      'interest',
      'note rate',
    ],
    ...['年利率', '借款利率', '贷款利率', '利率', '年化利率'],
  ],
  term: [
    ...['term', 'loan term', 'term months', 'original term', 'maturity', 'loan duration', 'tenor'],
    ...['期限', '借款期限', '贷款期限', '期数', '借款期数'],
  ],
  grade: [
    ...[
      'grade',
      'sub grade',
      'rating',
      'risk grade',
      'credit grade',
      'prosperrating',
      'risk class',
    ],
    ...['信用等级', '评级', '等级', '信用评级', '风险等级'],
  ],
  score: [
    ...['score', 'credit score', 'fico', 'fico range low', 'fico score', 'risk score'],
    ...['信用分', '评分', '信用评分', '芝麻分'],
  ],
  region: [
    ...['region', 'state', 'addr state', 'province', 'borrowerstate', 'county', 'country', 'city'],
    ...['地区', '省份', '省', '区域', '城市', '所在地'],
  ],
  product: [
    ...['product', 'purpose', 'loan purpose', 'product type', 'loan type', 'listing category'],
    ...['产品', '借款用途', '贷款用途', '用途', '产品类型', '借款类型'],
  ],
  income: [
    ...['annual income', 'annual inc', 'income', 'yearly income', 'borrower income'],
    ...['年收入', '收入', '借款人年收入'],
  ],
  origination: [
    ...['issue d', 'issue date', 'origination date', 'originated', 'loan date', 'start date'],
    ...['loanoriginationdate', 'disbursement date', 'funding date', 'first disbursement'],
    ...['放款日期', '借款日期', '起息日', '发放日期', '借款成功日期', '放款日'],
  ],
  last: [
    ...[
      'observation date',
      'as of date',
      'last date',
      'reporting date',
      'last pymnt d',
      'snapshot date',
    ],
    ...['closed date', 'end date', 'last payment date', 'loan end date', 'cutoff date'],
    ...['观察日期', '截止日期', '统计日期', '最后还款日期', '结清日期', '数据截止日'],
  ],
  status: [
    ...[
      'loan status',
      'status',
      'default',
      'default flag',
      'defaulted',
      'class',
      'bad',
      'is default',
    ],
    ...['loanstatus', 'outcome', 'performance', 'bad flag', 'target', 'y'],
    ...['状态', '借款状态', '贷款状态', '是否违约', '标的状态', '违约标志', '还款状态'],
  ],
  defaultDate: [
    ...['default date', 'date of default', 'charge off date', 'chargeoff date', 'defaulted on'],
    ...['违约日期', '违约日', '核销日期', '逾期日期'],
  ],
  monthsToDefault: [
    ...[
      'months to default',
      'months on book',
      'mob',
      'months on book at default',
      'mob at default',
    ],
    ...['违约账龄', '账龄', '违约时账龄'],
  ],
  balance: [
    ...['balance', 'outstanding balance', 'out prncp', 'current balance', 'outstanding principal'],
    ...['余额', '贷款余额', '剩余本金', '待还本金', '未偿本金'],
  ],
  exposureAtDefault: [
    ...['exposure at default', 'ead', 'balance at default', 'default balance', 'charge off amount'],
    ...['违约风险敞口', '违约敞口', '违约时余额', '违约余额', '违约风险暴露'],
  ],
  recovered: [
    ...['recoveries', 'recovered', 'recovered amount', 'recovery', 'recovery amount'],
    ...['回收金额', '追偿金额', '回收', '已回收金额', '催回金额'],
  ],
};
