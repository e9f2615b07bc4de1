/** How the paths of a run were drawn, where that is not as usual. */
const en = {
  weighted: (effective: string) =>
    `Half of the paths were moved into bad times; every figure weighs them. For a mean they are worth ${effective} paths drawn evenly.`,
};

const zh: typeof en = {
  weighted: (effective) =>
    `一半路径被移向恶劣时期，所有数字均已按似然比加权。就均值而言，相当于 ${effective} 条均匀抽取的路径。`,
};

export const sampling = { en, zh };
