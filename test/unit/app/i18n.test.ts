import { expect, test } from 'vitest';
import { en } from '../../../src/app/i18n/en';
import { data } from '../../../src/app/i18n/topics/data';
import { explore } from '../../../src/app/i18n/topics/explore';
import { macroImport } from '../../../src/app/i18n/topics/macroImport';
import { train } from '../../../src/app/i18n/topics/train';
import { zh } from '../../../src/app/i18n/zh';

type Tree = { [key: string]: string | ((...values: never[]) => string) | Tree };

/** Every text with its place; those with parameters are said with stand-ins. */
function* texts(tree: Tree, place = ''): Generator<[place: string, text: string]> {
  for (const [key, value] of Object.entries(tree)) {
    const here = place ? `${place}.${key}` : key;
    if (typeof value === 'string') yield [here, value];
    else if (typeof value === 'object') yield* texts(value, here);
    else {
      const say = value as (...values: unknown[]) => string;
      yield [here, say(...Array.from({ length: say.length }, (_, i) => standIn(i)))];
    }
  }
}

/** A text that names the value it stands for, and whose properties name themselves, as texts or lists of one. */
const standIn = (number: number) =>
  new Proxy(Object(`⟨${number}⟩`) as object, {
    get: (text, key) => {
      const own: unknown = Reflect.get(text, key);
      if (typeof own === 'function') return own.bind(text) as unknown;
      return own ?? (typeof key === 'string' ? [`⟨${number}.${key}⟩`] : undefined);
    },
  });

// Texts of one place alone are fetched with it, in both languages.
const english = new Map(
  texts({
    ...en,
    data: data.en,
    explore: explore.en,
    macroImport: macroImport.en,
    train: train.en,
  }),
);
const chinese = new Map(
  texts({
    ...zh,
    data: data.zh,
    explore: explore.zh,
    macroImport: macroImport.zh,
    train: train.zh,
  }),
);
const places = [...english.keys()];

/** Texts that are rightly the same in both languages: the name. */
const names = ['page.title'];

test('both languages say the same things', () => {
  expect([...chinese.keys()]).toEqual(places);
});

test('no text is empty', () => {
  expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([]);
});

test('every text is translated', () => {
  const left = places.filter(
    (place) =>
      !names.includes(place) &&
      (chinese.get(place) === english.get(place) ||
        (/[a-z]{3}/i.test(english.get(place)!) && !/\p{Script=Han}/u.test(chinese.get(place)!))),
  );
  expect(left).toEqual([]);
});

test('every text uses the values that it is given', () => {
  const values = (text: string) => [...new Set(text.match(/⟨[^⟩]+⟩/g))].sort().join();
  const lost = places.filter(
    (place) => values(chinese.get(place)!) !== values(english.get(place)!),
  );
  expect(lost).toEqual([]);
});
