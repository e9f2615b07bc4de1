// The package has the types of this module, but under a name without its extension, which Node wants.
declare module 'comlink/dist/esm/node-adapter.mjs' {
  export { default } from 'comlink/dist/esm/node-adapter';
}
