/** What the lists in the lever column say, and how what is wrong can be put right. */
const en = {
  sum: (sum: string) => `The shares sum to ${sum}; together they must be 100%.`,
  scale: 'Scale all to 100%',
  rest: (name: string) => `Give ${name} what the others leave`,
  sharedOut: (name: string, share: string) =>
    `${name} had ${share}; it was shared out among the others in proportion.`,
  halved: (name: string) => `${name} and its copy share what it had.`,
  added: (name: string) => `Added: ${name}`,
  removed: (name: string) => `Removed: ${name}`,
  eachHasOne: 'Each has its entry already.',
  full: (most: string) => `There can be at most ${most}.`,
  atLeast: (least: string) => `At least ${least} must stay.`,
  needed: {
    product: (count: string, name: string) => `${name} is the product of ${count} segment(s).`,
    region: (count: string, name: string) => `${name} is the region of ${count} segment(s).`,
    segment: (count: string, name: string) =>
      `${name} is named by ${count} large exposure(s) or trigger(s).`,
    grade: (count: string, name: string) => `${count} segment(s) lend at grade ${name}.`,
  },
  heir: 'Move them to',
  move: 'Move and remove',
  goToo: 'Remove them too',
  heirGrade: 'Move its share there to',
  shareOut: 'Share it out among the other grades',
  unusedGrade: 'No segment lends at this grade yet; add it to the grades of a segment.',
  keep: 'Keep it',
  mend: {
    scale: 'Scale the shares to 100%',
    targets: 'Scale the targets to 100%',
    rename: 'Give it a name of its own',
    announce: 'Announce it in the month in which it is in force',
  },
};

const zh: typeof en = {
  sum: (sum) => `占比合计 ${sum}；必须等于 100%。`,
  scale: '按比例调整为 100%',
  rest: (name) => `将剩余占比归入${name}`,
  sharedOut: (name, share) => `${name}原占 ${share}，已按比例分给其余各项。`,
  halved: (name) => `${name}与其副本平分原有占比。`,
  added: (name) => `已添加：${name}`,
  removed: (name) => `已删除：${name}`,
  eachHasOne: '各项均已有条目。',
  full: (most) => `最多 ${most} 项。`,
  atLeast: (least) => `至少保留 ${least} 项。`,
  needed: {
    product: (count, name) => `${name}是 ${count} 个客群的产品。`,
    region: (count, name) => `${name}是 ${count} 个客群的地区。`,
    segment: (count, name) => `${name}被 ${count} 项大额风险敞口或触发器引用。`,
    grade: (count, name) => `有 ${count} 个客群按等级 ${name} 放贷。`,
  },
  heir: '改为',
  move: '转移后删除',
  goToo: '一并删除',
  heirGrade: '将其占比转入',
  shareOut: '按比例分给其他等级',
  unusedGrade: '尚无客群按此等级放贷；请在客群的信用等级中添加。',
  keep: '保留',
  mend: {
    scale: '将占比按比例调整为 100%',
    targets: '将目标按比例调整为 100%',
    rename: '改用不重复的名称',
    announce: '改为在生效当月公布',
  },
};

export const lists = { en, zh };
