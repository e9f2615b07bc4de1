/** The first minute. */
const en = {
  other: 'Start another question',
  moves: 'Try a lever:',
};

const zh: typeof en = {
  other: '换一个问题',
  moves: '试试调整：',
};

export const first = { en, zh };
