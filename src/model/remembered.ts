/**
 * A pure function of lists of numbers that remembers its last answers by the content of its arguments: plans of one
 * platform ask the same questions again with every lever that is moved. Answers are shared and not to be written.
 *
 * @param most answers kept; the one longest unused is forgotten first
 */
export function remembered<Tool, Answer>(
  most: number,
  compute: (tool: Tool, ...lists: number[][]) => Answer,
): (tool: Tool, ...lists: number[][]) => Answer {
  const known = new Map<string, Answer>();
  return (tool, ...lists) => {
    const key = lists.map((list) => list.join()).join(';');
    const answer = known.get(key) ?? compute(tool, ...lists);
    known.delete(key);
    known.set(key, answer);
    if (known.size > most) known.delete(known.keys().next().value!);
    return answer;
  };
}
