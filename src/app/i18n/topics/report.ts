import type { ProvenanceKind } from '../../../scenario/quantity';

/** The printable report. */
const en = {
  print: 'Print',
  printHint: 'The print dialog of the browser also saves as PDF.',
  back: 'Back to the Lab',
  pending: 'The report is complete once all paths are there.',
  scenario: 'Scenario',
  against: (scenario: string, baseline: string) => `${scenario}, compared with ${baseline}`,
  settings: 'Settings that differ',
  noSettings: 'No setting differs.',
  figures: 'Outcomes',
  charts: 'Charts',
  assumptions: 'Assumptions and where they come from',
  assumptionsNote:
    'By the presets that the scenario rests on; what was set on top of them is listed above. Everything below a place ends in **.',
  place: 'In the file',
  value: 'Value',
  kind: 'Kind',
  source: 'Source',
  kinds: {
    published: 'published',
    derived: 'derived',
    judgement: 'judgement',
  } satisfies Record<ProvenanceKind, string>,
  defaults: (count: number, published: number, derived: number, judgement: number) =>
    `${count} further settings stand at the program’s defaults, of which ${published} are published, ${derived} derived and ${judgement} judgements; each lever’s “Says who?” names its source.`,
  repeat: 'To repeat it',
  version: 'Program',
  hash: 'Fingerprint of the scenario',
  baselineHash: 'Fingerprint of the baseline',
  seed: 'Seed',
  paths: 'Paths',
  months: (months: number) => `${months} months`,
  horizon: 'Horizon',
  command: 'Command line',
  commandNote: (file: string) => `with the study saved as ${file} under “Take away”`,
  date: 'Made on',
  sameBits: 'The same version gives the same figures to the last bit, on any machine.',
};

const zh: typeof en = {
  print: '打印',
  printHint: '浏览器的打印窗口也可另存为 PDF。',
  back: '返回实验室',
  pending: '全部路径完成后，报告才完整。',
  scenario: '情景',
  against: (scenario, baseline) => `${scenario}，对比对象：${baseline}`,
  settings: '有差异的设置',
  noSettings: '没有差异。',
  figures: '结果',
  charts: '图表',
  assumptions: '假设及其来源',
  assumptionsNote:
    '按情景所依据的预设列出；在其上另行设定的见上文。以 ** 结尾表示该处以下的全部内容。',
  place: '文件中的位置',
  value: '取值',
  kind: '性质',
  source: '来源',
  kinds: { published: '已公布', derived: '推算', judgement: '判断' },
  defaults: (count, published, derived, judgement) =>
    `其余 ${count} 项设置为程序默认值，其中已公布 ${published} 项、推算 ${derived} 项、判断 ${judgement} 项；各参数的“出处”注明其来源。`,
  repeat: '复现方法',
  version: '程序版本',
  hash: '情景指纹',
  baselineHash: '基准情景指纹',
  seed: '随机种子',
  paths: '路径数',
  months: (months) => `${months} 个月`,
  horizon: '模拟期限',
  command: '命令行',
  commandNote: (file) => `先在“带走”中将研究存为 ${file}`,
  date: '生成日期',
  sameBits: '同一版本在任何机器上给出的数值逐位相同。',
};

export const report = { en, zh };
