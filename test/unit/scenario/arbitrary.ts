import fc from 'fast-check';
import type { GenericSchema } from 'valibot';
import { isOptional, shapeOf } from '../../../src/scenario/shape';

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9-]{0,11}$/);
const text = fc.string({ unit: 'grapheme', maxLength: 40 });

/** Texts that have a form of their own, by the key that they stand under. */
const texts: Record<string, fc.Arbitrary<string>> = {
  currency: fc.constantFrom('USD', 'CNY', 'EUR'),
  start: fc.constantFrom('2026-01', '1999-12'),
  seed: fc.string({ minLength: 1, maxLength: 40 }),
  title: text,
  path: fc.constantFrom('**', 'equity'),
  source: fc.constant('A judgement'),
  $schema: text,
};

/** Anything that a schema takes, its optional keys there or not. */
export function arbitraryOf(schema: GenericSchema, key = ''): fc.Arbitrary<unknown> {
  const shape = shapeOf(schema);
  const { quantity, list } = shape.notes;
  switch (shape.type) {
    case 'number': {
      if (!quantity) return fc.double({ min: -100, max: 100, noNaN: true });
      const { min, max, integer } = quantity;
      return integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
    }
    case 'flag':
      return fc.boolean();
    case 'oneOf':
      return fc.constantFrom(...shape.options);
    case 'localized':
      return fc.oneof(text, fc.record({ en: text, zh: text }));
    case 'text':
      return texts[key] ?? id;
    case 'free':
      return fc.constant({});
    case 'list': {
      const minLength = list?.least ?? (/^(grades|baseline|path)$/.test(key) ? 1 : 0);
      return fc.array(arbitraryOf(shape.item, key), { minLength, maxLength: minLength + 2 });
    }
    case 'object': {
      const entries = Object.entries(shape.entries);
      return fc.record(
        Object.fromEntries(entries.map(([name, entry]) => [name, arbitraryOf(entry, name)])),
        { requiredKeys: entries.filter(([, entry]) => !isOptional(entry)).map(([name]) => name) },
      );
    }
  }
}
