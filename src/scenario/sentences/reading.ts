import type { SyntaxHint } from '../issue';
import type { Localized } from '../quantity';
import { known, meant, presetNames, quote, type Sentences } from './words';

const hints: Record<SyntaxHint, Localized> = {
  trailingComma: {
    en: ' Take away the comma after the last entry.',
    zh: '请删去最后一项之后的逗号。',
  },
  comment: { en: ' JSON has no comments: take it away.', zh: 'JSON 不支持注释，请删去。' },
  quotes: {
    en: ' Keys and texts stand in straight double quotes: "like this".',
    zh: '键名与文字须放在英文双引号内："如此"。',
  },
  notANumber: {
    en: ' JSON knows plain numbers such as 0.5 or 1e6 alone.',
    zh: 'JSON 只接受 0.5 或 1e6 这样的普通数字。',
  },
  ended: {
    en: ' The text ends too early: a bracket or a quote is left open.',
    zh: '文本提前结束：有括号或引号没有闭合。',
  },
};

const megabytes = (characters: number) => (characters / 1_048_576).toFixed(1);

/** How trouble with reading a file, its version and its presets is said. */
export const readingSentences: Sentences<
  | 'notJson'
  | 'tooLarge'
  | 'tooDeep'
  | 'forbiddenKey'
  | 'forbiddenCharacter'
  | 'notData'
  | 'versionMissing'
  | 'versionUnknown'
  | 'versionNewer'
  | 'versionTooOld'
  | 'presetUnknown'
  | 'presetUnreadable'
  | 'presetCycle'
  | 'withAlone'
> = {
  notJson: {
    en: ({ line, column, near, hint }) =>
      `This is not JSON: it breaks at line ${line}, column ${column}${
        near ? `, near ${quote(near)}` : ''
      }.${hint ? hints[hint].en : ''}`,
    zh: ({ line, column, near, hint }) =>
      `这不是有效的 JSON：第 ${line} 行第 ${column} 列出错${
        near ? `，位于${quote(near)}附近` : ''
      }。${hint ? hints[hint].zh : ''}`,
  },
  tooLarge: {
    en: ({ found, most, of }) =>
      of === 'characters'
        ? `The file is too large: ${megabytes(found)} MB, at most ${megabytes(most)} MB are read. A scenario describes loans by segment and grade, not one by one.`
        : `The file holds too many values: at most ${most} are read.`,
    zh: ({ found, most, of }) =>
      of === 'characters'
        ? `文件过大：${megabytes(found)} MB，最多读取 ${megabytes(most)} MB。情景按客群与信用等级描述贷款，不含逐笔明细。`
        : `文件包含的数值过多：最多读取 ${most} 个。`,
  },
  tooDeep: {
    en: ({ most }) => `Brackets are nested too deeply: at most ${most} levels are read.`,
    zh: ({ most }) => `括号嵌套过深：最多读取 ${most} 层。`,
  },
  forbiddenKey: {
    en: ({ key }) => `The key ${quote(key)} is not allowed in a file: take it away.`,
    zh: ({ key }) => `文件中不允许出现键名${quote(key)}，请删去。`,
  },
  forbiddenCharacter: {
    en: ({ character }) =>
      `The character ${character} is not allowed in a file: it is a control, turns the direction of writing, or is half of one. Type the text anew.`,
    zh: ({ character }) =>
      `文件中不允许出现字符 ${character}：它是控制字符、改变书写方向的字符或不完整的字符。请重新输入这段文字。`,
  },
  notData: {
    en: ({ found }) =>
      `Found ${found}, which JSON can't hold. Write a number such as 0.5, a text, true, false, a list or an object.`,
    zh: ({ found }) =>
      `发现 JSON 无法表示的内容：${found}。请写成 0.5 这样的数字、文字、true、false、列表或对象。`,
  },
  versionMissing: {
    en: ({ current }) =>
      `The file doesn't say which version of the format it has. Add "version": ${current} if it was written for this program.`,
    zh: ({ current }) => `文件没有注明格式版本。若为本程序所写，请加上 "version": ${current}。`,
  },
  versionUnknown: {
    en: ({ found, current }) =>
      `Found version ${found}; a version is a whole number from 1 to ${current}.`,
    zh: ({ found, current }) => `版本为 ${found}；版本应是 1 到 ${current} 的整数。`,
  },
  versionNewer: {
    en: ({ found, current }) =>
      `The file has version ${found} of the format, this program knows versions up to ${current}. Open it with a newer Plimsoll.`,
    zh: ({ found, current }) =>
      `文件的格式版本为 ${found}，本程序只支持到版本 ${current}。请使用更新的 Plimsoll 打开。`,
  },
  versionTooOld: {
    en: ({ found, oldest }) =>
      `The file has version ${found} of the format; versions before ${oldest} can no longer be read.`,
    zh: ({ found, oldest }) => `文件的格式版本为 ${found}；版本 ${oldest} 之前的文件已无法读取。`,
  },
  presetUnknown: {
    en: ({ kind, id, meant: near, known: ids }) =>
      `There is no ${presetNames[kind].en} called ${quote(id)}.${meant.en(near)}${known.en(ids)}`,
    zh: ({ kind, id, meant: near, known: ids }) =>
      `没有名为${quote(id)}的${presetNames[kind].zh}。${meant.zh(near)}${known.zh(ids)}`,
  },
  presetUnreadable: {
    en: ({ kind, id, message }) =>
      `The ${presetNames[kind].en} ${quote(id)} can't be read (${message}). Try again, or choose another.`,
    zh: ({ kind, id, message }) =>
      `${presetNames[kind].zh}${quote(id)}无法读取（${message}）。请重试或另选一个。`,
  },
  presetCycle: {
    en: ({ chain }) =>
      `Presets rest on each other in a circle, or too many on top of each other: ${chain.join(' → ')}. Let one of them be written out.`,
    zh: ({ chain }) =>
      `预设互相引用形成循环，或层数过多：${chain.join(' → ')}。请将其中一个完整写出。`,
  },
  withAlone: {
    en: () =>
      'Found "with" but no "preset": nothing is there that it could change. Add "preset": the id of what it rests on.',
    zh: () =>
      '有 "with" 却没有 "preset"：没有可供修改的对象。请加上 "preset"，写明所依据的预设 id。',
  },
};
