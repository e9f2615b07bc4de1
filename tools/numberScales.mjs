const id = '\0no-colours';

/**
 * What is built has scales of numbers alone: d3-color, which d3-interpolate brings for colours that no chart here
 * interpolates, would be the largest part of all that the first charts need of d3. A text is then no colour, as for d3-color a
 * text that names none.
 * @returns {import('vite').Plugin}
 */
export function numberScales() {
  return {
    name: 'plimsoll-number-scales',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source) => (source === 'd3-color' ? id : undefined),
    load: (asked) =>
      asked === id
        ? `export const color = () => null;
           const absent = () => { throw new Error('colours are not interpolated'); };
           export { absent as rgb, absent as hsl, absent as lab, absent as hcl, absent as cubehelix };`
        : undefined,
  };
}
