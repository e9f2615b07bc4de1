// Writes the JSON Schemas of scenario files, which editors read, to scenarios/schema/.
import { mkdirSync, writeFileSync } from 'node:fs';
import { schemaNames, schemaText } from '../src/scenario/jsonSchema';

const folder = new URL('../scenarios/schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const name of schemaNames)
  writeFileSync(new URL(`${name}.schema.json`, folder), schemaText(name));
