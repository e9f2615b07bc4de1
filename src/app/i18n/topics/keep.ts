import type { Notice, NoticeCode } from '../../keep/notices.svelte';

type Said = { [C in NoticeCode]: (notice: Notice & { code: C }) => string };

/** Own studies, checkpoints, and what is said of keeping them. */
const en = {
  close: 'Close',
  studies: 'My studies',
  onScreen: 'On screen',
  saved: 'Saved in this browser',
  unsaved: 'Not saved. A draft is kept in this tab.',
  preset: 'As it comes with the program',
  save: 'Save',
  saveAs: 'Save as',
  name: 'Name',
  file: 'Save as a file',
  checkpoints: 'Checkpoints',
  checkpointsHint: 'A checkpoint holds every setting as it stands now.',
  noCheckpoints: 'None yet.',
  addCheckpoint: 'Set a checkpoint',
  checkpoint: (number: number) => `Checkpoint ${number}`,
  goBack: 'Go back',
  goBackTo: (name: string) => `Go back to ${name}`,
  gone: (name: string) => `Went back to ${name}; undo takes it back.`,
  removeIt: (name: string) => `Remove ${name}`,
  removed: (name: string) => `${name} removed.`,
  undo: 'Undo',
  own: 'Library',
  none: 'Nothing is saved yet. What you save stays in this browser alone.',
  automatic: 'Kept automatically',
  automaticHint: 'Work that was unsaved when something else was opened; the latest 20.',
  open: 'Open',
  openIt: (name: string) => `Open ${name}`,
  more: (name: string) => `More for ${name}`,
  rename: 'Rename',
  renameIt: (name: string) => `Rename ${name}`,
  duplicateIt: (name: string) => `Duplicate ${name}`,
  exportIt: (name: string) => `Save ${name} as a file`,
  newName: 'New name',
  deleteIt: (name: string) => `Delete ${name}`,
  deleted: (name: string) => `${name} deleted.`,
  importFile: 'Open a file',
  exportAll: 'Save all as one file',
  here: 'on screen',
  link: 'The link',
  dismiss: 'Dismiss',
  update: 'Load it now',
  notices: {
    updateReady: () => 'A newer version of Plimsoll is ready. Your work is kept.',
    noStorage: () =>
      'This browser keeps nothing for this page. Work is lost when the tab is closed: save it as a file.',
    storageFull: () =>
      'The browser has no room left for this page. What is on screen is not kept: save it as a file, or delete studies.',
    restored: ({ name }) => `${name}: unsaved work of a tab that was closed is back on screen.`,
    keptAside: ({ name }) => `What was unsaved has been kept as “${name}” under My studies.`,
    savedElsewhere: ({ name }) =>
      `“${name}” was saved in another tab. Saving it here makes a second version of it.`,
    deletedElsewhere: ({ name }) =>
      `“${name}” was deleted in another tab. Saving it here makes it anew.`,
    secondVersion: ({ name, second }) =>
      `Another tab had saved or deleted “${name}”. Your version was saved as “${second}”.`,
    migrated: ({ name }) =>
      `${name} was made with an older version. It has been brought up to date; this has changed:`,
    presetsChanged: ({ made, here }) =>
      made === here
        ? 'The presets that this link rests on differ from those it was made with; figures may differ from the sender’s.'
        : `The link was made with version ${made}, this is ${here}, and presets have changed since; figures may differ from the sender’s.`,
    imported: ({ count, refused }) =>
      `${count === 1 ? 'One study' : `${count} studies`} added to the library.` +
      (refused.length > 0 ? ` Could not be read: ${refused.join(', ')}.` : ''),
  } satisfies Said as Said,
};

const zh: typeof en = {
  close: '关闭',
  studies: '我的研究',
  onScreen: '当前研究',
  saved: '已保存在此浏览器中',
  unsaved: '尚未保存。此标签页中留有草稿。',
  preset: '程序自带，未改动',
  save: '保存',
  saveAs: '另存为',
  name: '名称',
  file: '存为文件',
  checkpoints: '检查点',
  checkpointsHint: '检查点记录当前的全部设置。',
  noCheckpoints: '暂无。',
  addCheckpoint: '设置检查点',
  checkpoint: (number) => `检查点 ${number}`,
  goBack: '回到此处',
  goBackTo: (name) => `回到 ${name}`,
  gone: (name) => `已回到 ${name}，可用撤销返回。`,
  removeIt: (name) => `移除 ${name}`,
  removed: (name) => `已移除 ${name}。`,
  undo: '撤销',
  own: '研究库',
  none: '尚未保存任何研究。保存的内容只留在此浏览器中。',
  automatic: '自动保留',
  automaticHint: '打开其他内容时尚未保存的工作，只保留最近 20 份。',
  open: '打开',
  openIt: (name) => `打开 ${name}`,
  more: (name) => `${name} 的更多操作`,
  rename: '重命名',
  renameIt: (name) => `重命名 ${name}`,
  duplicateIt: (name) => `复制 ${name}`,
  exportIt: (name) => `将 ${name} 存为文件`,
  newName: '新名称',
  deleteIt: (name) => `删除 ${name}`,
  deleted: (name) => `已删除 ${name}。`,
  importFile: '打开文件',
  exportAll: '全部存为一个文件',
  here: '当前',
  link: '链接',
  dismiss: '关闭提示',
  update: '立即载入',
  notices: {
    updateReady: () => 'Plimsoll 有新版本可用，您的工作会保留。',
    noStorage: () => '此浏览器不为本页保留任何数据。关闭标签页后工作将丢失，请存为文件。',
    storageFull: () => '浏览器为本页分配的空间已满，当前内容未能保留。请存为文件，或删除一些研究。',
    restored: ({ name }) => `${name}：已恢复先前关闭的标签页中尚未保存的工作。`,
    keptAside: ({ name }) => `尚未保存的工作已作为“${name}”保留在“我的研究”中。`,
    savedElsewhere: ({ name }) => `“${name}”已在另一标签页中保存。在此处保存将另成一个版本。`,
    deletedElsewhere: ({ name }) => `“${name}”已在另一标签页中删除。在此处保存将重新建立。`,
    secondVersion: ({ name, second }) =>
      `另一标签页已保存或删除“${name}”。您的版本已另存为“${second}”。`,
    migrated: ({ name }) => `${name} 由较旧的版本生成，现已更新，改动如下：`,
    presetsChanged: ({ made, here }) =>
      made === here
        ? '此链接所依据的预设与生成时不同，数值可能与发送者所见不一致。'
        : `此链接由版本 ${made} 生成，当前版本为 ${here}，期间预设有改动，数值可能与发送者所见不一致。`,
    imported: ({ count, refused }) =>
      `已将 ${count} 个研究加入研究库。` +
      (refused.length > 0 ? `以下无法读取：${refused.join('、')}。` : ''),
  },
};

export const keep = { en, zh };
