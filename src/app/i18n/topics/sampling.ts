/** How the paths of a run were drawn, where that is not as usual. */
const en = {
  tails: 'Sharp tails',
  plain: 'no',
  shifted: (by: string) => `shift ${by}`,
  weighted: (effective: string) =>
    `Bad times are drawn more often than they come, and paths weighed for it: worth ${effective} evenly drawn paths for what bad times don’t decide.`,
};

const zh: typeof en = {
  tails: '尾部加密',
  plain: '否',
  shifted: (by) => `移动 ${by}`,
  weighted: (effective) =>
    `恶劣时期的抽取频率高于其实际概率，路径已相应加权：对于不取决于恶劣时期的结果，相当于 ${effective} 条均匀抽取的路径。`,
};

export const sampling = { en, zh };
