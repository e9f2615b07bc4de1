const months = (count: string) => `${count} ${count === '1' ? 'month' : 'months'}`;

/** What the timeline says: macro paths and policy events on one axis. */
const en = {
  title: 'Timeline',
  events: (count: string) => `${count} ${count === '1' ? 'rule change' : 'rule changes'}`,
  noEvents: 'No rule change is scheduled.',
  howToAdd: 'Double-click here, or add one.',
  lane: 'Rule changes on the timeline',
  laneHint:
    'Left and right arrows move a date by a month, with Shift by six. Up and down arrows go to other dates. Enter edits, Delete removes.',
  addEvent: 'Add a rule change',
  editEvent: 'Rule change',
  beyond: (count: string) => `${count} beyond the horizon ›`,
  parts: {
    announced: 'Announced',
    inForce: 'In force',
    transition: 'Transition ends',
    whole: 'All dates',
  },
  part: (part: string, name: string) => `${part}: ${name}`,
  monthAt: (month: string, date: string) => `month ${month}, ${date}`,
  known: 'known before the start',
  lasts: (count: string, date: string) => `${months(count)} of transition, to ${date}`,
  noTransition: 'no transition',
  refused: {
    afterInForce: 'It can’t be announced after it is in force.',
    beforeAnnounced: 'It can’t be in force before it is announced.',
    beforeStart: 'It can’t be earlier than the start.',
    beyondEnd: 'It can’t be later than month 120.',
    transition: 'A transition takes 0 to 60 months.',
  },
  added: (name: string) => `Added: ${name}`,
  removed: (name: string) => `Removed: ${name}`,
  duplicated: (name: string) => `Duplicated: ${name}`,
  full: 'A set of rules holds at most 24 changes.',
  name: 'Name',
  duplicate: 'Duplicate',
  remove: 'Remove',
  edit: 'Edit',
  done: 'Done',
  close: 'Close',
  cancel: 'Cancel',
  announcedMonth: 'Announced in month',
  inForceMonth: 'In force from month',
  transitionMonths: 'Months of transition',
  setsNothing: 'sets no rule yet',
  // Macro paths.
  paths: 'Macro paths',
  noPaths: 'This world gives no macro path: the economy stays as expected.',
  path: (variable: string) => `${variable}: draw its path`,
  expected: (value: string) => `expected ${value}`,
  against: (share: string) => `${share} against expected`,
  asExpected: 'as expected',
  draw: (variable: string) => `Draw: ${variable}`,
  drawHint:
    'Drag along the line to draw it. By keyboard: up and down arrows change a point, left and right arrows go to the next.',
  drawn: (variable: string, value: string, date: string) => `${variable} ${value}, ${date}`,
  noSeverity: 'The severity of the macro path is zero: nothing that is drawn deviates.',
  addPath: 'Add a path…',
  removePath: (variable: string) => `Remove the path: ${variable}`,
  more: (count: string) => `Show ${count} more`,
  fewer: 'Show fewer',
  own: 'own data',
  legend: 'Line: what happens. Dashes: what was expected.',
  redrawn: 'Macro path drawn',
  imported: (name: string) => `World: ${name}`,
  // The tables.
  table: 'As a table',
  tableEvents: 'Rule changes, in months from the start',
  tablePaths: 'Macro paths: what happens, by period',
  period: 'Period',
  // Pasting and files.
  bring: 'Paste or import paths',
  bringTitle: 'Bring macro paths along',
  bringNote:
    'A header and a row for each month, quarter or year, as copied from a spreadsheet, or CSV; also the Federal Reserve’s scenario tables as published, baseline and severely adverse together. Nothing leaves this device.',
  cells: 'Cells or CSV text',
  files: 'Choose files',
  fromCells: 'pasted cells',
  dropFile: (name: string) => `Leave out ${name}`,
  tooManyFiles: 'At most two tables: what happens, and what was expected.',
  fileTooLarge: (name: string) =>
    `${name} is larger than 20 MB; a macro path has at most 120 rows.`,
  frequency: 'A row is',
  frequencies: { monthly: 'a month', quarterly: 'a quarter', annual: 'a year' },
  fractions: 'Rates are written as fractions (0.056 for 5.6%)',
  baseline: 'What was expected, where the table doesn’t say',
  baselineOf: { world: 'as in the world on screen', first: 'the first value throughout' },
  keep: (variables: string) => `Keep the paths of this world for ${variables}`,
  use: 'Use these paths',
  preview: (variable: string, from: string, to: string, far: string) =>
    `${variable}: ${from} to ${to}, farthest from expected: ${far}`,
  rows: (rows: string, frequency: string, start: string) =>
    `${rows} rows, each ${frequency}${start}`,
  from: (date: string) => `, from ${date}`,
  baselineFrom: {
    table: 'baseline from the table',
    expected: 'baseline of the world on screen',
    first: 'first value taken as expected',
  },
  ignored: (columns: string) => `Not used: ${columns}`,
  short: (given: string, asked: string) =>
    `The table covers ${given} of ${asked} months; what comes after is set by “After the last given month”.`,
  trouble: {
    empty: 'There is nothing to read.',
    tooManyRows: (found: string, most: string) =>
      `${found} rows; a path has at most ${most}. Take out what lies before the start or after the horizon.`,
    tooFewRows: (found: string, least: string) =>
      `Rows of values: ${found}; at least ${least} are needed.`,
    noHeader: (found: string) =>
      `The first row (${found}) has no names. Put a header above the values, such as: Date, Unemployment rate, GDP growth.`,
    noVariable: (found: string, known: string) =>
      `No column is known: ${found}. Known are: ${known}, and the columns of the Federal Reserve’s tables.`,
    columnTwice: (column: string, first: string) =>
      `“${first}” and “${column}” both hold the same variable. Take one of them out.`,
    badQuotes: (row: string) => `Row ${row}: a quotation mark is not closed.`,
    cellEmpty: (row: string, column: string) =>
      `Row ${row}, ${column}: the cell is empty. Every period needs a value.`,
    notNumber: (row: string, column: string, found: string) =>
      `Row ${row}, ${column}: “${found}” is not a number. Decimals take a point: 5.6.`,
    outOfRange: (row: string, column: string, found: string, min: string, max: string) =>
      `Row ${row}, ${column}: ${found} is outside ${min} to ${max} per cent. Is it an index or a level?`,
    notIndex: (row: string, column: string, found: string) =>
      `Row ${row}, ${column}: ${found} can’t be the level of an index. Give levels above zero, not changes.`,
    fractions: (column: string, largest: string) =>
      `${column}: no value is above ${largest}. Rates are in per cent here (5.6, not 0.056); if these are fractions, say so below.`,
    badDate: (row: string, found: string) =>
      `Row ${row}: “${found}” is not a period. Write 2026 Q1, 2026-03, 2026, or number the rows.`,
    gap: (row: string, expected: string, found: string) =>
      `Row ${row}: ${expected} should come here, found ${found}. Periods follow one another without gaps.`,
    scenarios: (found: string) =>
      `Several scenarios, and not one baseline and one path: ${found}. Leave the rows of one scenario and of its baseline.`,
    lengths: (baseline: string, path: string) =>
      `What was expected and what happens differ in length: ${baseline} and ${path} rows.`,
    dates: (baseline: string, path: string) =>
      `What was expected and what happens begin or step differently: ${baseline} and ${path}.`,
  },
};

const zh: typeof en = {
  title: '时间轴',
  events: (count) => `${count} 项规则变化`,
  noEvents: '没有排期的规则变化。',
  howToAdd: '双击此处或点击添加。',
  lane: '时间轴上的规则变化',
  laneHint:
    '左右方向键将日期移动一个月，按住 Shift 移动六个月；上下方向键切换日期；回车键编辑，Delete 键删除。',
  addEvent: '添加规则变化',
  editEvent: '规则变化',
  beyond: (count) => `${count} 项在期限之外 ›`,
  parts: { announced: '公布', inForce: '生效', transition: '过渡期结束', whole: '全部日期' },
  part: (part, name) => `${part}：${name}`,
  monthAt: (month, date) => `第 ${month} 个月，${date}`,
  known: '开始之前已知',
  lasts: (count, date) => `过渡期 ${count} 个月，至 ${date}`,
  noTransition: '无过渡期',
  refused: {
    afterInForce: '公布不能晚于生效。',
    beforeAnnounced: '生效不能早于公布。',
    beforeStart: '不能早于起始月份。',
    beyondEnd: '不能晚于第 120 个月。',
    transition: '过渡期为 0 至 60 个月。',
  },
  added: (name) => `已添加：${name}`,
  removed: (name) => `已删除：${name}`,
  duplicated: (name) => `已复制：${name}`,
  full: '一套规则最多包含 24 项变化。',
  name: '名称',
  duplicate: '复制',
  remove: '删除',
  edit: '编辑',
  done: '完成',
  close: '关闭',
  cancel: '取消',
  announcedMonth: '公布月份',
  inForceMonth: '生效月份',
  transitionMonths: '过渡期（月）',
  setsNothing: '尚未设定任何规则',
  paths: '宏观路径',
  noPaths: '此环境未给出宏观路径：经济按预期运行。',
  path: (variable) => `${variable}：绘制路径`,
  expected: (value) => `预期 ${value}`,
  against: (share) => `较预期 ${share}`,
  asExpected: '与预期一致',
  draw: (variable) => `绘制：${variable}`,
  drawHint: '沿曲线拖动即可绘制。键盘：上下方向键调整数值，左右方向键切换到相邻点。',
  drawn: (variable, value, date) => `${variable} ${value}，${date}`,
  noSeverity: '宏观路径严重程度为零：绘制的内容不会产生偏离。',
  addPath: '添加路径…',
  removePath: (variable) => `删除路径：${variable}`,
  more: (count) => `再显示 ${count} 项`,
  fewer: '收起',
  own: '自有数据',
  legend: '实线为实际路径，虚线为预期。',
  redrawn: '手动绘制宏观路径',
  imported: (name) => `外部环境：${name}`,
  table: '以表格显示',
  tableEvents: '规则变化（自起始月份起的月数）',
  tablePaths: '宏观路径：各期数值',
  period: '时期',
  bring: '粘贴或导入路径',
  bringTitle: '导入宏观路径',
  bringNote:
    '可粘贴电子表格单元格或 CSV：首行为标题，其后每月、每季或每年一行；也可直接使用美联储公布的情景数据表（基准与严重不利可同时选择）。数据不会离开本设备。',
  cells: '单元格或 CSV 文本',
  files: '选择文件',
  fromCells: '粘贴的单元格',
  dropFile: (name) => `移除 ${name}`,
  tooManyFiles: '最多两张表：实际路径与预期。',
  fileTooLarge: (name) => `${name} 超过 20 MB；宏观路径最多 120 行。`,
  frequency: '每行为',
  frequencies: { monthly: '一个月', quarterly: '一个季度', annual: '一年' },
  fractions: '比率以小数书写（0.056 表示 5.6%）',
  baseline: '表中未给出时，预期取',
  baselineOf: { world: '当前环境的基准', first: '始终为首个数值' },
  keep: (variables) => `保留当前环境的以下路径：${variables}`,
  use: '使用这些路径',
  preview: (variable, from, to, far) => `${variable}：${from} 至 ${to}，偏离预期最大：${far}`,
  rows: (rows, frequency, start) => `${rows} 行，每行${frequency}${start}`,
  from: (date) => `，自 ${date} 起`,
  baselineFrom: {
    table: '预期取自表格',
    expected: '预期取自当前环境',
    first: '以首个数值为预期',
  },
  ignored: (columns) => `未使用：${columns}`,
  short: (given, asked) => `表格覆盖 ${asked} 个月中的 ${given} 个月；之后由“路径结束之后”决定。`,
  trouble: {
    empty: '没有可读取的内容。',
    tooManyRows: (found, most) =>
      `共 ${found} 行；路径最多 ${most} 行。请删去起始之前或期限之后的行。`,
    tooFewRows: (found, least) => `只有 ${found} 行数值；至少需要 ${least} 行。`,
    noHeader: (found) =>
      `首行（${found}）没有名称。请在数值上方加一行标题，例如：日期、失业率、GDP 增速。`,
    noVariable: (found, known) =>
      `没有可识别的列：${found}。可识别：${known}，以及美联储数据表的列名。`,
    columnTwice: (column, first) => `“${first}”与“${column}”是同一变量。请删去其中一列。`,
    badQuotes: (row) => `第 ${row} 行：引号没有闭合。`,
    cellEmpty: (row, column) => `第 ${row} 行“${column}”：单元格为空。每一期都需要数值。`,
    notNumber: (row, column, found) =>
      `第 ${row} 行“${column}”：“${found}”不是数字。小数请用小数点，如 5.6。`,
    outOfRange: (row, column, found, min, max) =>
      `第 ${row} 行“${column}”：${found} 超出 ${min} 至 ${max}（百分比）。是否为指数或水平值？`,
    notIndex: (row, column, found) =>
      `第 ${row} 行“${column}”：${found} 不可能是指数水平。请给出大于零的水平值，而非变动。`,
    fractions: (column, largest) =>
      `${column}：没有数值超过 ${largest}。此处比率以百分比书写（5.6，而非 0.056）；若为小数，请在下方注明。`,
    badDate: (row, found) =>
      `第 ${row} 行：“${found}”不是时期。请写成 2026 Q1、2026-03、2026，或按序编号。`,
    gap: (row, expected, found) =>
      `第 ${row} 行：此处应为 ${expected}，却是 ${found}。各期须连续，不能有缺口。`,
    scenarios: (found) =>
      `含有多个情景，且不是一个基准加一个路径：${found}。请只保留一个情景及其基准的行。`,
    lengths: (baseline, path) => `预期与实际的长度不同：${baseline} 行与 ${path} 行。`,
    dates: (baseline, path) => `预期与实际的起点或频率不同：${baseline} 与 ${path}。`,
  },
};

export const timeline = { en, zh };
