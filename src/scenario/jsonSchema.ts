import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { exerciseFileSchema } from './exercise/exerciseFile';
import { scenarioFileSchema, studyFileSchema } from './file';
import { heading } from './heading';
import { provenanceSchema } from './provenance';
import { idSchema, localizedSchema, type QuantityInfo } from './quantity';
import { changeableKeys } from './rules';
import { runSchema } from './run';
import { partNames, parts, type PartName } from './scenario';
import type { Notes } from './shape';
import { showNumber } from './show';
import { decisionKeys } from './strategy';
import { partTitles } from './walk';

/** A JSON Schema, draft 7: the draft that editors know best. */
export type Schema = { [key: string]: unknown } & {
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
};

export type SchemaName = PartName | 'scenario' | 'study' | 'exercise';
export const schemaNames: SchemaName[] = [...partNames, 'scenario', 'study', 'exercise'];

const draft = 'http://json-schema.org/draft-07/schema#';

/** Makes the schema of a kind of file: what an editor needs to complete, explain and check it. */
export function jsonSchemaOf(name: SchemaName): Schema {
  if (name === 'scenario') return scenarioFile();
  if (name === 'study') return studyFile();
  if (name === 'exercise') return exerciseFile();
  return partFile(name);
}

/** What is between a unit and how its numbers are written. */
function written({ unit, integer }: QuantityInfo): string {
  switch (unit) {
    case 'share':
      return 'A share: 0.24 is 24%';
    case 'perYear':
      return 'Per year: 0.24 is 24%';
    case 'percent':
      return 'In per cent';
    case 'money':
      return "In the platform's currency";
    case 'moneyPerMonth':
      return "In the platform's currency, a month";
    case 'months':
      return integer ? 'Whole months' : 'Months';
    case 'years':
      return 'Years';
    case 'count':
      return integer ? 'A whole number' : 'A number';
    case 'countPerYear':
      return 'A number a year';
    case 'level':
      return 'A level from 0 to 1';
    case 'probitPerPoint':
      return 'On the probit scale, for each percentage point';
    case 'ratio':
    case 'elasticity':
    case 'index':
      return 'A plain number';
  }
}

/** What a person reads beside a setting: its Chinese title, unit, default, labels and source. */
function explained(notes: Notes): string | undefined {
  const { quantity, choice, flag, section, list } = notes;
  if (quantity) {
    const range = [quantity.min, quantity.max].map((one) => showNumber(one, quantity.unit, 'en'));
    const usual =
      quantity.default === null
        ? 'Absent: no such limit'
        : `Default ${showNumber(quantity.default, quantity.unit, 'en')}`;
    return [
      quantity.title.zh,
      written(quantity),
      `${range[0]} to ${range[1]}`,
      usual,
      `${quantity.provenance[0].toUpperCase()}${quantity.provenance.slice(1)}: ${quantity.source.replace(/^Judgement: /, '')}`,
    ].join('. ');
  }
  if (choice) {
    const labels = Object.entries(choice.labels).map(
      ([key, { en, zh }]) => `${key}: ${en} (${zh})`,
    );
    return `${choice.title.zh}. ${labels.join('; ')}`;
  }
  return (flag ?? section ?? list)?.title.zh;
}

/** What may stand beside a schema's own keys: what the helpers of src/scenario/quantity.ts leave behind. */
const noteKeys: Record<keyof Notes, true> = {
  ...{ quantity: true, choice: true, flag: true, section: true, list: true },
  ...{ steps: true, seed: true },
};

/**
 * A valibot schema as JSON Schema, explained by what its helpers left behind, and the definitions that it refers to.
 */
function converted(schema: GenericSchema): { schema: Schema; definitions: Record<string, Schema> } {
  const generated = toJsonSchema(schema, {
    target: 'draft-07',
    typeMode: 'input',
    ignoreActions: ['finite'],
    definitions: { id: idSchema, localized: localizedSchema, provenance: provenanceSchema },
    overrideAction({ valibotAction, jsonSchema }) {
      const action = valibotAction as { type: string; metadata?: Notes };
      if (action.type !== 'metadata') return undefined;
      const { quantity, choice, flag, section, list } = action.metadata!;
      const title = (quantity ?? choice ?? flag ?? section ?? list)?.title.en;
      const description = explained(action.metadata!);
      const own = Object.entries(jsonSchema).filter(([key]) => !Object.hasOwn(noteKeys, key));
      return {
        ...Object.fromEntries(own),
        ...(title && { title }),
        ...(description && { description }),
      };
    },
    overrideSchema({ valibotSchema }) {
      // Only the changes of rules and of a strategy hold a free record: a merge patch on the part that they belong to.
      return valibotSchema.type === 'record' ? { $ref: '#/definitions/change' } : undefined;
    },
  });
  // The generator calls definitions by the name that a later draft gave them.
  const text = JSON.stringify(generated).replaceAll('#/$defs/', '#/definitions/');
  const { $schema: _, $defs, ...plain } = JSON.parse(text) as Schema;
  return { schema: plain, definitions: ($defs ?? {}) as Record<string, Schema> };
}

/**
 * The merge patches of what a schema describes: everything may be left out, and `null` takes away. A list is replaced
 * as a whole; `whole` points at the schema that says what it may be.
 */
function patchOf(schema: Schema, whole: string): Schema {
  const { default: _, ...kept } = schema;
  if (kept.properties) return { ...objectPatch(kept, whole), type: ['object', 'null'] };
  if (kept.type === 'array' || kept.$ref !== undefined || kept.anyOf !== undefined)
    return { anyOf: [{ $ref: whole }, { type: 'null' }] };
  const values = Array.isArray(kept.enum) && { enum: [...(kept.enum as unknown[]), null] };
  return { ...kept, ...values, ...(kept.type && { type: [kept.type as string, 'null'] }) };
}

function objectPatch(schema: Schema, whole: string): Schema {
  const { default: _, required: __, properties = {}, ...kept } = schema;
  return {
    ...kept,
    properties: Object.fromEntries(
      Object.entries(properties).map(([key, property]) => [
        key,
        patchOf(property, `${whole}/properties/${key}`),
      ]),
    ),
  };
}

const isReference = { anyOf: [{ required: ['preset'] }, { required: ['with'] }] };
const presetId = {
  type: 'string',
  pattern: '^[A-Za-z0-9][A-Za-z0-9-]{0,47}$',
  title: 'Preset',
  description: 'The id of a preset: the name of its file without .json. 预设的 id',
};

/** What a change on the timeline may set, in the parts that have such changes. */
const changes = {
  rules: {
    keys: changeableKeys,
    description: 'A JSON merge patch (RFC 7396) on the rules before it. 该变化修改的规则',
  },
  strategy: {
    keys: decisionKeys,
    description: 'A JSON merge patch (RFC 7396) on the strategy before it. 该调整修改的策略',
  },
};

function partFile(name: PartName): Schema {
  const { schema: whole, definitions } = converted(parts[name]);
  const patch = objectPatch(whole, '#/definitions/whole');
  const pick = (from: Schema, keys: readonly string[]) =>
    Object.fromEntries(keys.map((key) => [key, from.properties![key]]));
  const changeable = Object.hasOwn(changes, name) ? changes[name as keyof typeof changes] : null;
  const change = changeable && {
    ...patch,
    properties: pick(patch, changeable.keys),
    title: 'What the change sets',
    description: changeable.description,
  };
  const reference = {
    type: 'object',
    properties: {
      ...pick(whole, Object.keys(heading)),
      preset: presetId,
      with: {
        title: 'Changes',
        description:
          'A JSON merge patch (RFC 7396): objects merge, null takes away, lists are replaced. 修改',
        allOf: [{ $ref: '#/definitions/patch' }],
      },
    },
    additionalProperties: false,
  };
  return {
    $schema: draft,
    title: partTitles[name].en,
    description: `${partTitles[name].zh}. All settings written out, or a preset with changes.`,
    type: 'object',
    if: isReference,
    then: { allOf: [{ $ref: '#/definitions/reference' }, { required: ['preset'] }] },
    else: { $ref: '#/definitions/whole' },
    definitions: { ...definitions, whole, patch, reference, ...(change && { change }) },
  };
}

/** A part within a scenario: a preset's id, or what may stand in a file of the part. */
function partWithin(name: PartName, onBaseline: boolean): Schema {
  const file = `${name}.schema.json`;
  const onTop = {
    if: isReference,
    then: { $ref: `${file}#/definitions/reference` },
    else: { $ref: `${file}#/definitions/whole` },
  };
  return {
    title: partTitles[name].en,
    description: `${partTitles[name].zh}. A preset's id, a preset with changes, or all settings written out${
      onBaseline ? "; absent: the baseline's" : ''
    }.`,
    type: ['string', 'object'],
    if: { type: 'string' },
    then: presetId,
    else: onBaseline ? onTop : { $ref: file },
  };
}

function withParts(schema: Schema, onBaseline: boolean): Schema {
  return {
    ...schema,
    properties: {
      ...schema.properties,
      ...Object.fromEntries(partNames.map((name) => [name, partWithin(name, onBaseline)])),
      run: { $ref: '#/definitions/run' },
    },
  };
}

/** How a scenario is run. In a study it changes the baseline's run, for which the same form will do: all is optional. */
function runDefinition(): Schema {
  const { schema } = converted(runSchema);
  return { ...schema, title: partTitles.run.en, description: partTitles.run.zh };
}

function scenarioFile(): Schema {
  const { schema, definitions } = converted(scenarioFileSchema);
  return {
    $schema: draft,
    title: 'Scenario',
    description: 'A platform in a world, under rules, with a strategy. 情景',
    ...withParts(schema, false),
    definitions: { ...definitions, run: runDefinition() },
  };
}

function studyFile(): Schema {
  const { schema, definitions } = converted(studyFileSchema);
  const { baseline, scenarios } = schema.properties!;
  return {
    $schema: draft,
    title: 'Study',
    description: 'A question, a baseline, and scenarios that differ from it. 研究',
    ...schema,
    properties: {
      ...schema.properties,
      baseline: { title: 'Baseline', description: '基准情景', ...withParts(baseline, false) },
      scenarios: {
        title: 'Scenarios',
        description: 'Each says what differs from the baseline. 情景',
        ...scenarios,
        items: withParts(scenarios.items!, true),
      },
    },
    definitions: { ...definitions, run: runDefinition() },
  };
}

function exerciseFile(): Schema {
  const { schema, definitions } = converted(exerciseFileSchema);
  const inPlace = partNames.map((name) => [name, partWithin(name, false)]);
  return {
    $schema: draft,
    title: 'Exercise',
    description: 'What a team steers through, round by round. 演练',
    ...schema,
    properties: {
      ...schema.properties,
      ...(Object.fromEntries(inPlace) as Record<string, Schema>),
    },
    definitions,
  };
}

/** The text of the file that holds a schema. */
export function schemaText(name: SchemaName): string {
  return `${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`;
}
