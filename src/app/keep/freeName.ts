/** A name that is not taken: the name itself, or with the first free number behind it. */
export function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  const stem = name.replace(/ \(\d+\)$/, '');
  let number = 2;
  while (taken.includes(`${stem} (${number})`)) number += 1;
  return `${stem} (${number})`;
}
