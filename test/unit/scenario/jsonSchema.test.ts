import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import {
  jsonSchemaOf,
  schemaNames,
  schemaText,
  type SchemaName,
} from '../../../src/scenario/jsonSchema';
import { nodePresets, scenariosFolder } from '../../../src/scenario/nodePresets';
import { presetKinds } from '../../../src/scenario/presets';
import { bundledSchema } from '../../../src/scenario/schemaBundle';
import { isStudy } from '../../../src/scenario/study';
import { levers } from '../../../src/scenario/walk';
import { smallScenario } from './small';
import { troubles } from './trouble';

const ajv = new Ajv({ strict: false, allErrors: true });
for (const name of schemaNames) ajv.addSchema(jsonSchemaOf(name), `${name}.schema.json`);

/** What a validator that we did not write finds wrong with a file. */
function errorsOf(name: SchemaName, value: unknown): string[] {
  const validate = ajv.getSchema(`${name}.schema.json`)!;
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test.each(schemaNames)(
  'scenarios/schema/%s.schema.json is current: `npm run schema` writes it',
  (name) => {
    const file = join(scenariosFolder(), 'schema', `${name}.schema.json`);
    expect(readFileSync(file, 'utf8')).toBe(schemaText(name));
  },
);

test.each(schemaNames)('the schema of a %s is a JSON Schema', (name) => {
  expect(ajv.validateSchema(jsonSchemaOf(name))).toBe(true);
});

describe('every file of scenarios/ is what its schema says', () => {
  const presets = nodePresets();
  const files = presetKinds.flatMap((kind) => presets.list(kind));

  test.each(files)('$kind $id', ({ kind, id }) => {
    const content = presets.load(kind, id);
    const study = kind === 'study' || kind === 'validation';
    const name = study ? (isStudy(content) ? 'study' : 'scenario') : kind;
    expect(errorsOf(name, content)).toEqual([]);
    expect((content as { $schema?: string }).$schema).toBe(`../schema/${name}.schema.json`);
  });
});

/** Trouble that a schema of one file can see: its form, not what fields and files have to do with each other. */
const form = new Set([
  ...['wrongType', 'missing', 'unknownKey', 'notAmong', 'outOfRange', 'notWhole', 'badFormat'],
  ...['listLength', 'textLength', 'versionMissing', 'versionUnknown', 'withAlone'],
]);

describe('an editor refuses', () => {
  test.each(troubles.filter(({ code }) => form.has(code)))('$claim', ({ file }) => {
    expect(errorsOf('scenario', file)).not.toEqual([]);
  });
});

describe('an editor takes', () => {
  test.each(troubles.filter(({ severity }) => severity === 'warning'))('$claim', ({ file }) => {
    expect(errorsOf('scenario', file)).toEqual([]);
  });

  test('a preset with changes, and null that takes a limit away', () => {
    const rules = {
      preset: 'capped',
      with: { rateCap: { absolute: null, tiers: [{ cap: 0.2 }] } },
    };
    expect(errorsOf('scenario', { ...smallScenario, rules })).toEqual([]);
  });

  test('changes of a baseline, which stand in studies alone', () => {
    const { version, ...baseline } = smallScenario;
    const rules = { with: { rateCap: { absolute: 0.2 } } };
    const scenarios = [{ id: 'one', title: 'One', rules, run: { months: 12 } }];
    expect(errorsOf('study', { version, baseline, scenarios })).toEqual([]);
    expect(errorsOf('study', { version, baseline: { ...baseline, rules }, scenarios })).not.toEqual(
      [],
    );
  });
});

describe('an editor refuses within a preset’s changes', () => {
  test.each([
    ['a key that does not exist', { rateCap: { absolut: 0.2 } }],
    ['a number out of range', { rateCap: { absolute: 24 } }],
    ['an item of a list that is no such item', { rateCap: { tiers: [{ limit: 1 }] } }],
  ])('%s', (_, patch) => {
    const rules = { preset: 'capped', with: patch };
    expect(errorsOf('scenario', { ...smallScenario, rules })).not.toEqual([]);
  });
});

test('every number is explained where it is typed', () => {
  const text = schemaNames.map(schemaText).join('');
  for (const lever of levers()) {
    if (lever.kind !== 'quantity' && lever.kind !== 'limit') continue;
    expect(text).toContain(JSON.stringify(lever.info.title.en));
    expect(text).toContain(
      JSON.stringify(lever.info.source.replace(/^Judgement: /, '')).slice(1, -1),
    );
    expect(text).toContain(lever.info.title.zh);
  }
});

test('a schema in one piece finds the same as the files', () => {
  const alone = new Ajv({ strict: false });
  const validate = alone.compile(bundledSchema('scenario', jsonSchemaOf));
  for (const { file } of troubles)
    expect(validate(file)).toBe(errorsOf('scenario', file).length === 0);
  expect(JSON.stringify(bundledSchema('study', jsonSchemaOf))).not.toContain('.schema.json"');
});
