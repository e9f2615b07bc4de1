/** The places of the page. */
const en = {
  names: {
    lab: 'Lab',
    compare: 'Compare',
    explore: 'Explore',
    data: 'Data',
    train: 'Train',
    model: 'Model',
    report: 'Report',
  },
  skip: 'Skip to the content',
  loading: 'Opening…',
  failed: 'This part of the page can’t be loaded.',
};

const zh: typeof en = {
  names: {
    lab: '实验室',
    compare: '对比',
    explore: '探索',
    data: '数据',
    train: '演练',
    model: '模型',
    report: '报告',
  },
  skip: '跳到正文',
  loading: '正在打开…',
  failed: '页面的这一部分无法载入。',
};

export const places = { en, zh };
