/** How the paths of a run were drawn, where that is not as usual. */
const en = {
  weighted: (effective: string) =>
    `Bad times were drawn more often than they come, and every figure weighs the paths for it. For what bad times don’t decide, they are worth ${effective} paths drawn evenly.`,
};

const zh: typeof en = {
  weighted: (effective) =>
    `恶劣时期的抽取频率高于其实际概率，所有数字均已按似然比加权。对于不取决于恶劣时期的结果，相当于 ${effective} 条均匀抽取的路径。`,
};

export const sampling = { en, zh };
