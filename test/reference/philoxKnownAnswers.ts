/**
 * Known-answer vectors of Philox4x32, published with Random123, the library of J. K. Salmon,
 * M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3" (SC'11):
 * rounds, counter, key, result, the words in hexadecimal.
 */
const vectors = `
 7 00000000 00000000 00000000 00000000 00000000 00000000 5f6fb709 0d893f64 4f121f81 4f730a48
 7 ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff 5207ddc2 45165e59 4d8ee751 8c52f662
 7 243f6a88 85a308d3 13198a2e 03707344 a4093822 299f31d0 4dfccaba 190a87f0 c47362ba b6b5242a
10 00000000 00000000 00000000 00000000 00000000 00000000 6627e8d5 e169c58d bc57ac4c 9b00dbd8
10 ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff 408f276d 41c83b0e a20bc7c6 6d5451fd
10 243f6a88 85a308d3 13198a2e 03707344 a4093822 299f31d0 d16cfe09 94fdcceb 5001e420 24126ea1`;

export interface KnownAnswer {
  rounds: number;
  counter: number[];
  key: number[];
  result: number[];
}

export const philoxKnownAnswers: KnownAnswer[] = vectors
  .trim()
  .split('\n')
  .map((line) => {
    const [rounds, ...words] = line.trim().split(/ +/);
    const numbers = words.map((word) => parseInt(word, 16));
    return {
      rounds: Number(rounds),
      counter: numbers.slice(0, 4),
      key: numbers.slice(4, 6),
      result: numbers.slice(6),
    };
  });
