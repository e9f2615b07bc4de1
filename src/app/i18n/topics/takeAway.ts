/** What can be taken away from the page. */
const en = {
  title: 'Take away',
  link: 'Copy a link',
  linkHint: 'The whole study in the address; nothing is stored on a server.',
  copied: (characters: string) => `Copied: ${characters} characters.`,
  notCopied: 'The browser does not let the page copy. Copy the link from here:',
  long: (characters: string) =>
    `Copied, but long: ${characters} characters. Some chat and mail programs cut such links; the study as a file is safer.`,
  tooLong: (characters: string) =>
    `The link would have ${characters} characters, more than common programs pass on. Send the study as a file.`,
  asFile: 'Save as a file',
  linkField: 'Link',
  broken: 'A scenario of the study can’t be run as it is set; a link to it could not be opened.',
  study: 'Study',
  studyHint: 'JSON: all scenarios as they are set, to be opened here or on the command line.',
  results: 'Results',
  resultsHint: 'JSON: every figure of the scenario on screen, as plimsoll run writes it.',
  paths: 'Paths',
  pathsHint: 'CSV: every outcome of every path, for a spreadsheet or a statistics program.',
  report: 'Report',
  reportHint: 'To print or save as PDF: findings, settings, figures, sources.',
  evidence: 'Evidence',
  evidenceHint: 'JSON: what was run and what came of it, for anyone to run again and confirm.',
  waiting: 'Once all paths are there',
};

const zh: typeof en = {
  title: '带走',
  link: '复制链接',
  linkHint: '整个研究都在地址里，不存放于任何服务器。',
  copied: (characters) => `已复制，共 ${characters} 个字符。`,
  notCopied: '浏览器不允许本页复制。请从此处复制链接：',
  long: (characters) =>
    `已复制，但较长：共 ${characters} 个字符。有些聊天和邮件程序会截断这样的链接，用研究文件更稳妥。`,
  tooLong: (characters) =>
    `链接将有 ${characters} 个字符，超出常用程序能传递的长度。请发送研究文件。`,
  asFile: '存为文件',
  linkField: '链接',
  broken: '研究中有一个情景按当前设置无法运行，指向它的链接将无法打开。',
  study: '研究',
  studyHint: 'JSON：全部情景的设置，可在此处或命令行中打开。',
  results: '结果',
  resultsHint: 'JSON：当前情景的全部数值，与 plimsoll run 的输出相同。',
  paths: '路径',
  pathsHint: 'CSV：每条路径的全部结果，供电子表格或统计软件使用。',
  report: '报告',
  reportHint: '可打印或存为 PDF：结论、设置、数值与来源。',
  evidence: '证据文件',
  evidenceHint: 'JSON：运行了什么、得到了什么，任何人都可重新运行核实。',
  waiting: '待全部路径完成',
};

export const takeAway = { en, zh };
