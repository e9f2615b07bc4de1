import type { BrokenSeal } from '../../../analysis/evidenceFile';

/** Running evidence again. */
const en = {
  title: 'Evidence',
  file: (name: string, version: string) => `${name}, made by Plimsoll ${version}`,
  other: (made: string, here: string) =>
    `Made by version ${made} and run again by version ${here}: another version may give other figures.`,
  running: (run: string, paths: string, of: string) => `${run}: ${paths} of ${of} paths`,
  cancel: 'Cancel',
  cancelled: 'Cancelled. Nothing is known of this evidence.',
  failed: (reason: string) => `It could not be run again: ${reason}`,
  confirmed: 'Confirmed, to the last bit.',
  refuted: 'Not confirmed.',
  sameRun: (figures: string, paths: string) =>
    `${figures} figures and every outcome of ${paths} paths are the same`,
  differ: (count: number, figures: string) => `${count} of ${figures} figures differ`,
  pathsDiffer: 'outcomes of single paths differ',
  seals: {
    scenario: 'Its settings were changed after they were recorded.',
    record: 'Its figures were changed after they were recorded.',
    file: 'The file was changed after it was written.',
  } satisfies Record<BrokenSeal['seal'], string>,
  figure: 'Figure',
  recorded: 'Recorded',
  rerun: 'Run again',
  none: 'none',
  more: (count: number) => `and ${count} more; plimsoll verify lists them all`,
  openStudy: 'Open these settings as a study',
  baseline: 'Baseline',
};

const zh: typeof en = {
  title: '证据文件',
  file: (name, version) => `${name}，由 Plimsoll ${version} 生成`,
  other: (made, here) => `由版本 ${made} 生成，以版本 ${here} 重新运行：不同版本的数值可能不同。`,
  running: (run, paths, of) => `${run}：已完成 ${paths} / ${of} 条路径`,
  cancel: '取消',
  cancelled: '已取消。此证据尚未核实。',
  failed: (reason) => `无法重新运行：${reason}`,
  confirmed: '已核实，逐位一致。',
  refuted: '未能核实。',
  sameRun: (figures, paths) => `${figures} 个数值及 ${paths} 条路径的全部结果一致`,
  differ: (count, figures) => `${figures} 个数值中有 ${count} 个不一致`,
  pathsDiffer: '单条路径的结果不一致',
  seals: {
    scenario: '其设置在记录之后被改动过。',
    record: '其数值在记录之后被改动过。',
    file: '文件在写成之后被改动过。',
  },
  figure: '数值',
  recorded: '记录',
  rerun: '重新运行',
  none: '无',
  more: (count) => `另有 ${count} 项，可用 plimsoll verify 全部列出`,
  openStudy: '将这些设置作为研究打开',
  baseline: '基准情景',
};

export const evidence = { en, zh };
