// The ESLint rule that holds the direction of imports under src/:
// app, cli → analysis → engine → model → kernel, and all of these but the kernel → scenario.
import { dirname, posix } from 'node:path';

/** Which other folders of src/ a folder may import from. */
export const mayImport = /** @type {Record<string, string[]>} */ ({
  app: ['analysis', 'engine', 'model', 'kernel', 'scenario'],
  cli: ['analysis', 'engine', 'model', 'kernel', 'scenario'],
  analysis: ['engine', 'model', 'kernel', 'scenario'],
  engine: ['model', 'kernel', 'scenario'],
  model: ['kernel', 'scenario'],
  kernel: [],
  scenario: [],
});

/**
 * The folder of src/ that a file lies in: 'model' for …/src/model/book.ts.
 * @param {string} file
 */
function layerOf(file) {
  return /^.*\/src\/([^/]+)\//.exec(file)?.[1];
}

/** @type {import('eslint').Rule.RuleModule} */
export const layers = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      direction: 'src/{{from}} may not import from src/{{to}}: it may read {{allowed}}.',
    },
  },
  create(context) {
    const file = context.filename.replaceAll('\\', '/');
    const from = layerOf(file);
    const allowed = from === undefined ? undefined : mayImport[from];
    if (from === undefined || allowed === undefined) return {};

    /** @param {import('estree').Node | null | undefined} source */
    function check(source) {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      if (!source.value.startsWith('.')) return;
      const to = layerOf(posix.join(dirname(file), source.value));
      if (to === undefined || to === from || !(to in mayImport) || allowed?.includes(to)) return;
      context.report({
        node: source,
        messageId: 'direction',
        data: { from, to, allowed: allowed?.join(', ') || 'nothing outside itself' },
      });
    }

    return {
      ImportDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      // new Worker(new URL('../app/x.worker.ts', import.meta.url)) is an import as well.
      "NewExpression[callee.name='URL']": (/** @type {import('estree').NewExpression} */ node) =>
        check(node.arguments[0]),
      // TypeScript's import('…') in a type.
      TSImportType: (/** @type {{ source?: import('estree').Node }} */ node) => check(node.source),
    };
  },
};
