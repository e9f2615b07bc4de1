const consonants = 'bdfgklmnprstvz';
const vowels = 'aeiou';

/** A new seed that can be read aloud: three syllables and two digits, of some four million. */
export function drawnSeed(random: (below: number) => number = below): string {
  const syllable = () => consonants[random(consonants.length)] + vowels[random(vowels.length)];
  return `${syllable()}${syllable()}${syllable()}-${random(10)}${random(10)}`;
}

function below(limit: number): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] % limit;
}
