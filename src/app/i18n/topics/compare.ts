/** The place where scenarios stand side by side. */
const en = {
  title: 'Scenarios side by side',
  alone: 'This study has a baseline alone. Add a scenario in the Lab to compare with it.',
  differs: (baseline: string) => `What each scenario changes in ${baseline}`,
  nothing: 'Nothing: every setting is the baseline’s.',
};

const zh: typeof en = {
  title: '情景对比',
  alone: '此研究只有基准情景。请先在实验室中添加一个情景再作对比。',
  differs: (baseline) => `各情景对「${baseline}」的改动`,
  nothing: '没有改动：所有设置均与基准情景相同。',
};

export const compare = { en, zh };
