/** What the dialog says that brings macro paths along, and what can be wrong with their tables. */
const en = {
  title: 'Bring macro paths along',
  note: 'A header and a row for each month, quarter or year, as copied from a spreadsheet, or CSV; also the Federal Reserve’s scenario tables as published, baseline and severely adverse together. Nothing leaves this device.',
  cells: 'Cells or CSV text',
  example: 'Date\tUnemployment rate\tReal GDP growth\n2026 Q1\t5.6\t−8.9',
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
  cancel: 'Cancel',
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
  title: '导入宏观路径',
  note: '可粘贴电子表格单元格或 CSV：首行为标题，其后每月、每季或每年一行；也可直接使用美联储公布的情景数据表（基准与严重不利可同时选择）。数据不会离开本设备。',
  cells: '单元格或 CSV 文本',
  example: '日期\t失业率\t国内生产总值增速\n2026 年第一季度\t5.6\t−8.9',
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
  cancel: '取消',
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

export const macroImport = { en, zh };
