// npm run equations: writes the equations of the Model place as MathML, so that no page has to.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import temml from 'temml';
import { mathmlOf } from '../src/app/explain/mathml';

const mathml = mathmlOf((latex, displayMode) =>
  temml.renderToString(latex, { displayMode, throwOnError: true }),
);
const file = join(import.meta.dirname, '../src/app/explain/mathml.json');
writeFileSync(file, `${JSON.stringify(mathml, null, 2)}\n`);
