import type { Sentences } from './words';

/** How trouble with a link that holds a study is said. */
export const sharingSentences: Sentences<
  'linkTooLong' | 'linkStrange' | 'linkNewer' | 'linkDamaged' | 'linkTooLarge'
> = {
  linkTooLong: {
    en: ({ found, most }) =>
      `The link is too long: its code has ${found} characters, at most ${most} are read. Ask for the study as a file.`,
    zh: ({ found, most }) =>
      `链接过长：代码有 ${found} 个字符，最多读取 ${most} 个。请索取研究文件。`,
  },
  linkStrange: {
    en: () =>
      'The code of the link has characters that such a code never has. Copy the whole link again, without what stands around it.',
    zh: () => '链接中的代码含有不应出现的字符。请重新复制完整链接，不要带上前后的文字。',
  },
  linkNewer: {
    en: ({ found }) =>
      `The code of the link is of kind “${found}”, which this program doesn't know. Open it with a newer Plimsoll.`,
    zh: ({ found }) => `链接代码的类型“${found}”不为本程序所知。请使用更新的 Plimsoll 打开。`,
  },
  linkDamaged: {
    en: () =>
      'The code of the link is not whole: something was cut off or changed on its way. Copy the whole link again, or ask for the study as a file.',
    zh: () => '链接代码不完整：传递途中有内容被截断或改动。请重新复制完整链接，或索取研究文件。',
  },
  linkTooLarge: {
    en: ({ most }) =>
      `The code of the link unpacks to more than ${most} characters; nothing that this program makes does. It was not opened.`,
    zh: ({ most }) => `链接代码解开后超过 ${most} 个字符，本程序生成的链接不会如此。未予打开。`,
  },
};
