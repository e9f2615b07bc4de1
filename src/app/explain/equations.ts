import type { Localized } from '../../scenario/quantity';

/** The parts of a month that equations belong to, in the order in which the model takes them. */
export const steps = {
  world: { en: 'World', zh: '外部环境' },
  rules: { en: 'Rules', zh: '监管规则' },
  strategy: { en: 'Strategy', zh: '策略' },
  book: { en: 'Book', zh: '贷款组合' },
  conduct: { en: 'Conduct', zh: '合规与行为' },
  funding: { en: 'Funding', zh: '资金' },
  accounts: { en: 'Accounts', zh: '账目与资本' },
} as const satisfies Record<string, Localized>;

/** An equation of the model, where it is computed, and where it comes from. */
export interface Equation {
  /** Names it in the address of the page. */
  id: string;
  step: keyof typeof steps;
  title: Localized;
  /** In LaTeX, a line each; `tools/equations.ts` turns it into the MathML that the page shows. */
  lines: readonly string[];
  /** What each symbol stands for. */
  symbols: readonly (readonly [latex: string, meaning: Localized])[];
  /** The file of the model that computes it. */
  file: string;
  /** The publication that it is from; none where it is the model's own. */
  source?: string;
}

const vasicek =
  'O. Vasicek (2002), Loan portfolio value, Risk, December: one-factor model of a loan portfolio';

export const equations: readonly Equation[] = [
  {
    id: 'factors',
    step: 'world',
    title: { en: 'Systematic factors', zh: '系统性因子' },
    lines: [
      String.raw`Z_t = \varphi Z_{t-1} + \sqrt{1-\varphi^2}\,\varepsilon_t`,
      String.raw`Y_c = \sqrt{w_G}\,Z_G + \sqrt{w_R}\,Z_R + \sqrt{w_P}\,Z_P, \qquad w_G + w_R + w_P = 1`,
    ],
    symbols: [
      ['Z_t', { en: 'a factor: global, of a region or of a product', zh: '全局、地区或产品因子' }],
      [String.raw`\varphi`, { en: 'its persistence from step to step', zh: '逐步持续性' }],
      [String.raw`\varepsilon_t`, { en: 'a standard normal draw', zh: '标准正态抽样' }],
      ['Y_c', { en: 'index of a cell (segment and grade)', zh: '单元（客群与等级）的指数' }],
      ['w_G', { en: 'weights of the factors', zh: '各因子权重' }],
    ],
    file: 'src/model/world.ts',
  },
  {
    id: 'macro',
    step: 'world',
    title: { en: 'Macro paths and default', zh: '宏观路径与违约' },
    lines: [
      String.raw`\delta_{s,t} = \sum_j \beta_{s,j}\,(x_{j,t} - x^0_{j,t})`,
      String.raw`\mathrm{PD}_{c,t} = \Phi\bigl(\Phi^{-1}(\mathrm{PD}_c) + \delta_{s,t}\bigr)`,
    ],
    symbols: [
      ['x_{j,t}', { en: 'a macro variable', zh: '宏观变量' }],
      ['x^0_{j,t}', { en: 'what it was expected to be', zh: '该变量的预期值' }],
      [String.raw`\beta_{s,j}`, { en: 'sensitivity of a segment', zh: '客群敏感度' }],
      [
        String.raw`\mathrm{PD}_c`,
        { en: 'annual default probability in normal times', zh: '正常时期的年违约概率' },
      ],
      [String.raw`\Phi`, { en: 'the normal distribution function', zh: '标准正态分布函数' }],
    ],
    file: 'src/model/world.ts',
  },
  {
    id: 'step-correlation',
    step: 'world',
    title: { en: 'From a year’s correlation to a step’s', zh: '由年度相关性求步内相关性' },
    lines: [
      String.raw`\Phi_2(c,c;r) - \Phi(c)^2 = \phi(c)^2 \sum_{n \ge 1} \frac{r^n}{n!}\,\mathrm{He}_{n-1}(c)^2`,
    ],
    symbols: [
      ['c', { en: 'default threshold of a step', zh: '一步的违约阈值' }],
      ['r', { en: 'correlation of the index between two steps', zh: '两步之间指数的相关性' }],
      [
        String.raw`\Phi_2`,
        { en: 'the bivariate normal distribution function', zh: '二元正态分布函数' },
      ],
      [String.raw`\mathrm{He}_n`, { en: 'Hermite polynomials', zh: '埃尔米特多项式' }],
    ],
    file: 'src/model/stepCorrelation.ts',
    source: 'M. G. Kendall (1941), Biometrika 32: the tetrachoric series',
  },
  {
    id: 'maturity',
    step: 'rules',
    title: { en: 'Maturity and gap of an area', zh: '各领域的合规成熟度与缺口' },
    lines: [
      String.raw`m_t = m^* + (m_{t-1} - m^*)\,e^{-1/\tau}, \qquad g_j = \max(0,\; q_j - m_j)`,
    ],
    symbols: [
      ['m_t', { en: 'maturity of the programme in the area', zh: '该领域的合规成熟度' }],
      ['m^*', { en: 'the level that the strategy pays for', zh: '策略所投入的水平' }],
      [String.raw`\tau`, { en: 'months of adjustment', zh: '调整月数' }],
      ['q_j', { en: 'strictness of the rules in force', zh: '现行规则的严格程度' }],
      ['g_j', { en: 'gap between the two', zh: '二者之间的缺口' }],
    ],
    file: 'src/model/maturity.ts',
  },
  {
    id: 'scoring',
    step: 'strategy',
    title: { en: 'Scoring', zh: '信用评分' },
    lines: [
      String.raw`K_{ij} = \Pr(S \in j \mid C \in i), \qquad \mathrm{PD}^{\mathrm{obs}}_j = \frac{\sum_i \pi_i K_{ij}\,\mathrm{PD}_i}{\sum_i \pi_i K_{ij}}`,
    ],
    symbols: [
      ['C', { en: 'true creditworthiness, standard normal', zh: '真实信用，标准正态' }],
      ['S', { en: 'the score, correlated with it', zh: '与之相关的评分' }],
      [String.raw`\pi_i`, { en: 'share of applicants of a true grade', zh: '真实等级的申请占比' }],
      ['K_{ij}', { en: 'share of them that is seen as another', zh: '被评为另一等级的比例' }],
    ],
    file: 'src/model/scoring.ts',
  },
  {
    id: 'pricing',
    step: 'strategy',
    title: { en: 'Price, demand and adverse selection', zh: '定价、需求与逆向选择' },
    lines: [
      String.raw`r_c = \min\bigl(r_{\max},\; \max(r_{\min},\; f + o + \lambda\,\mathrm{PD}\,\mathrm{LGD} + \mu - \kappa)\bigr)`,
      String.raw`\frac{D}{D_0} = \left(\frac{r_c}{r_0}\right)^{-\epsilon}, \qquad \mathrm{logit}\,\mathrm{PD} \mathrel{+}= \alpha\,(r_c - r_0)`,
    ],
    symbols: [
      ['r_c', { en: 'risk-based price of a cell', zh: '单元的风险定价' }],
      [String.raw`r_{\max}`, { en: 'the cap', zh: '利率上限' }],
      [String.raw`r_{\min}`, { en: 'the floor', zh: '利率下限' }],
      ['f', { en: 'cost of funding', zh: '资金成本' }],
      ['o', { en: 'operating cost', zh: '运营成本' }],
      [String.raw`\lambda`, { en: 'loading of the expected loss', zh: '预期损失加成' }],
      [String.raw`\mu`, { en: 'margin', zh: '利润率' }],
      [String.raw`\kappa`, { en: 'fee, per year', zh: '费用（年化）' }],
      [String.raw`\epsilon`, { en: 'price elasticity of applications', zh: '申请的价格弹性' }],
      [String.raw`\alpha`, { en: 'adverse selection', zh: '逆向选择强度' }],
      ['r_0', { en: 'today’s price', zh: '当前价格' }],
    ],
    file: 'src/model/lending.ts',
  },
  {
    id: 'loan-limit',
    step: 'strategy',
    title: { en: 'A limit on the size of loans', zh: '单笔贷款限额' },
    lines: [
      String.raw`\mathrm{E}[\min(X, L)] = m\,\Phi\!\left(\frac{\ln L - \mu - \sigma^2}{\sigma}\right) + L\left(1 - \Phi\!\left(\frac{\ln L - \mu}{\sigma}\right)\right)`,
    ],
    symbols: [
      [
        'X',
        {
          en: 'size of a loan, lognormal with parameters μ and σ',
          zh: '贷款金额，对数正态（μ、σ）',
        },
      ],
      ['m', { en: 'its mean without a limit', zh: '无限额时的均值' }],
      ['L', { en: 'the limit', zh: '限额' }],
    ],
    file: 'src/model/loanSizes.ts',
    source:
      'Johnson, Kotz & Balakrishnan (1994), Continuous Univariate Distributions 1, §14.2: partial moments',
  },
  {
    id: 'default',
    step: 'book',
    title: { en: 'Default of a cell, given the factors', zh: '给定因子时单元的违约' },
    lines: [
      String.raw`p = \Phi\!\left(\frac{\Phi^{-1}(\mathrm{PD}_{c,t}) - \sqrt{\rho}\,Y_c}{\sqrt{1-\rho}}\right)`,
      String.raw`D \sim \mathrm{Binomial}(n_{\mathrm{eff}},\, p), \qquad n_{\mathrm{eff}} = \frac{\left(\sum E\right)^2}{\sum E^2}`,
    ],
    symbols: [
      ['p', { en: 'default probability of the step on this path', zh: '该路径上一步的违约概率' }],
      [String.raw`\rho`, { en: 'asset correlation within a step', zh: '步内资产相关性' }],
      [
        'D',
        { en: 'defaults, by inverse transform of one uniform', zh: '违约数，由一个均匀数反变换' },
      ],
      [String.raw`n_{\mathrm{eff}}`, { en: 'effective number of borrowers', zh: '有效借款人数' }],
      ['E', { en: 'exposures', zh: '敞口' }],
    ],
    file: 'src/kernel/assembly/defaults.ts',
    source: vasicek,
  },
  {
    id: 'lgd',
    step: 'book',
    title: { en: 'Loss given default in bad times', zh: '不利时期的违约损失率' },
    lines: [
      String.raw`\mathrm{LGD}(p) = \frac{\Phi\bigl(\Phi^{-1}(p) - k\bigr)}{p}, \qquad k = \frac{\Phi^{-1}(\mathrm{PD}) - \Phi^{-1}(\mathrm{PD}\cdot\mathrm{LGD})}{\sqrt{1-\rho}}`,
    ],
    symbols: [
      ['p', { en: 'default probability of the step on this path', zh: '该路径上一步的违约概率' }],
      [String.raw`\mathrm{LGD}`, { en: 'mean loss given default', zh: '平均违约损失率' }],
      [
        'k',
        {
          en: 'constant that keeps the expected loss at PD × LGD',
          zh: '使预期损失等于 PD×LGD 的常数',
        },
      ],
    ],
    file: 'src/kernel/assembly/defaults.ts',
    source: 'J. Frye & M. Jacobs (2012), Credit loss and systematic LGD, equation 4',
  },
  {
    id: 'seasoning',
    step: 'book',
    title: { en: 'Seasoning and instalments', zh: '账龄效应与分期' },
    lines: [
      String.raw`\prod_{k=1}^{n} (1 - h\,w_k) = (1 - h)^n, \qquad a = \frac{i}{1 - (1+i)^{-n}}`,
    ],
    symbols: [
      ['h', { en: 'default probability of a step, flat', zh: '每步违约概率（均匀）' }],
      ['w_k', { en: 'weight in the k-th month on book', zh: '第 k 个账龄月的权重' }],
      ['a', { en: 'instalment per unit of principal', zh: '单位本金的每期还款' }],
      ['i', { en: 'interest of a step', zh: '每期利率' }],
      ['n', { en: 'term in steps', zh: '期限（步数）' }],
    ],
    file: 'src/model/seasoning.ts',
  },
  {
    id: 'breaches',
    step: 'conduct',
    title: { en: 'Breaches', zh: '违规' },
    lines: [
      String.raw`B_j \sim \mathrm{Poisson}\bigl((\lambda_j g_j + \nu_j q_j)\,(1 - \eta\,\kappa_t)\bigr)`,
    ],
    symbols: [
      ['B_j', { en: 'breaches of an area in a step', zh: '一步内某领域的违规数' }],
      ['g_j', { en: 'gap of the area', zh: '该领域的缺口' }],
      [
        String.raw`\nu_j q_j`,
        { en: 'risk of what is new, by strictness', zh: '创新带来的风险（按严格程度）' },
      ],
      [String.raw`\eta\,\kappa_t`, { en: 'what culture prevents', zh: '合规文化所避免的部分' }],
    ],
    file: 'src/model/breaches.ts',
  },
  {
    id: 'penalties',
    step: 'conduct',
    title: { en: 'Penalties', zh: '处罚' },
    lines: [String.raw`P = \min\bigl(\max(P_{\max},\, s\,R),\; v\,\bar{s}\,R\,e^{\sigma z}\bigr)`],
    symbols: [
      ['P', { en: 'penalty for a breach that is found', zh: '被发现违规的处罚' }],
      ['R', { en: 'yearly revenue', zh: '年收入' }],
      [
        's',
        { en: 'statutory share of revenue, beside a sum', zh: '法定收入比例上限（另有金额上限）' },
      ],
      ['v', { en: 'severity of the authority', zh: '监管机构的处罚力度' }],
    ],
    file: 'src/model/inspections.ts',
  },
  {
    id: 'culture',
    step: 'conduct',
    title: { en: 'Culture', zh: '合规文化' },
    lines: [
      String.raw`\kappa_t = \kappa^* + (\kappa_{t-1} - \kappa^*)\,e^{-\Delta/\tau} - \gamma\,\max(0, G-1) - \iota\,U_t`,
    ],
    symbols: [
      [String.raw`\kappa^*`, { en: 'what training builds', zh: '培训所建立的水平' }],
      [String.raw`\gamma`, { en: 'pressure of growth', zh: '增长压力' }],
      ['G', { en: 'growth that the strategy aims at', zh: '策略的增长目标' }],
      [
        String.raw`\iota\,U_t`,
        { en: 'erosion by breaches that go unpunished', zh: '未受处罚的违规造成的侵蚀' },
      ],
    ],
    file: 'src/model/conduct.ts',
  },
  {
    id: 'events',
    step: 'conduct',
    title: { en: 'Incidents, insider fraud and claims', zh: '安全事件、内部欺诈与索赔' },
    lines: [
      String.raw`\{(t_k, r_k)\} \sim \mathrm{Poisson}(1), \qquad r_k < \lambda_{t_k} \;\Rightarrow\; X_k = e^{\mu - \sigma\,\Phi^{-1}(r_k/\lambda_{t_k})}`,
    ],
    symbols: [
      ['t_k', { en: 'when it might happen', zh: '可能发生的时点' }],
      [
        'r_k',
        { en: 'rarity: the rate above which it does happen', zh: '罕见度：发生率高于此值时发生' },
      ],
      [String.raw`\lambda_t`, { en: 'events expected per step', zh: '每步预期事件数' }],
      ['X_k', { en: 'its cost, lognormal', zh: '其成本（对数正态）' }],
    ],
    file: 'src/model/events.ts',
    source: 'J. F. C. Kingman (1993), Poisson Processes',
  },
  {
    id: 'once',
    step: 'conduct',
    title: { en: 'What happens once: the licence, absconding', zh: '至多一次的事件：牌照与跑路' },
    lines: [String.raw`T = \min\Bigl\{ n : \prod_{m=1}^{n} (1 - p_m) \le U \Bigr\}`],
    symbols: [
      ['T', { en: 'the occasion on which it happens', zh: '发生的那一次' }],
      ['p_m', { en: 'probability on an occasion', zh: '每次的概率' }],
      ['U', { en: 'one uniform of the path', zh: '该路径的一个均匀数' }],
    ],
    file: 'src/model/once.ts',
  },
  {
    id: 'confidence',
    step: 'funding',
    title: { en: 'Confidence and the run', zh: '信心与挤兑' },
    lines: [
      String.raw`\ell_t = \ell_0 + (\ell_{t-1} - \ell_0)\,k - d\,F_t, \qquad C_t = \frac{1}{1 + e^{-\ell_t}}`,
      String.raw`O_t = w\,(1 - s)\,\max\!\left(0,\, 1 - \frac{C_t}{C_0}\right)^{2}`,
    ],
    symbols: [
      ['C_t', { en: 'confidence of those who fund', zh: '资金方的信心' }],
      [String.raw`\ell_t`, { en: 'its logit', zh: '信心的 logit 值' }],
      [
        'F_t',
        {
          en: 'loss surprises, penalties, failures of peers, incidents, surprise rules',
          zh: '损失超预期、处罚、同业倒闭、事件与意外规则',
        },
      ],
      ['d', { en: 'what disclosure leaves of the fall', zh: '信息披露后余下的跌幅' }],
      ['O_t', { en: 'part of the debt withdrawn', zh: '被抽走的债务比例' }],
      ['s', { en: 'stickiness of the debt', zh: '债务黏性' }],
    ],
    file: 'src/model/funding.ts',
  },
  {
    id: 'fixed-cost',
    step: 'accounts',
    title: { en: 'Fixed cost when business shrinks', zh: '业务收缩时的固定成本' },
    lines: [
      String.raw`F_t = F\,\bigl(1 - a\,(1 - s_t)\bigr)`,
      String.raw`s_{t+1} = \max\bigl(x_t,\; x_t + (s_t - x_t)\,e^{-1/\tau}\bigr), \qquad x_t = \min\!\left(1,\, \frac{R_t}{R_0}\right)`,
    ],
    symbols: [
      ['F', { en: 'fixed operating cost today', zh: '当前固定运营成本' }],
      ['a', { en: 'share of it that can follow revenue down', zh: '其中可随收入下降的比例' }],
      ['s_t', { en: 'size of the organisation against today', zh: '组织规模（相对当前）' }],
      ['R_t', { en: 'revenue of the month', zh: '当月收入' }],
      ['R_0', { en: 'revenue of a month of today’s business', zh: '当前业务的每月收入' }],
      [String.raw`\tau`, { en: 'months to cut', zh: '削减所需月数' }],
    ],
    file: 'src/model/fixedCost.ts',
  },
  {
    id: 'balance',
    step: 'accounts',
    title: { en: 'The balance sheet and the capital ratio', zh: '资产负债表与资本充足率' },
    lines: [String.raw`L + V + B - A = D + U + E, \qquad \chi = \frac{E}{\mathrm{RWA}}`],
    symbols: [
      ['L', { en: 'loans on the balance sheet', zh: '表内贷款' }],
      ['V', { en: 'expected recoveries', zh: '预期回收' }],
      ['B', { en: 'cash', zh: '现金' }],
      ['A', { en: 'allowance for losses', zh: '损失拨备' }],
      ['D', { en: 'debt', zh: '债务' }],
      ['U', { en: 'drawn part of the credit line', zh: '已动用授信' }],
      ['E', { en: 'equity', zh: '净资产' }],
      [String.raw`\chi`, { en: 'capital ratio', zh: '资本充足率' }],
      [String.raw`\mathrm{RWA}`, { en: 'risk-weighted assets', zh: '风险加权资产' }],
    ],
    file: 'src/model/accounts.ts',
  },
];
