/** A finding as data, which sentences are made of at the edge: what was found, and whether the paths tell it for sure. */
export interface Finding<Code extends string, Params> {
  code: Code;
  params: Params;
  sure: boolean;
}
