import { textWidth } from './labels';
import { axisTicks, labelMiddle, type Scale, type Tick } from './plot';

/**
 * Round values along the foot of a drawing: as many as have room for their labels, which amounts in another language may
 * make twice as wide.
 * @param most how many are wanted at most
 */
export function footTicks(
  scale: Scale,
  most: number,
  write: (ticks: readonly number[]) => string[],
  { width, type }: { width: number; type: number },
): Tick[] {
  const end = (tick: Tick, side: -1 | 1) =>
    labelMiddle(tick, type, width) + (side * textWidth(tick.label, type)) / 2;
  for (let count = most; ; count--) {
    const ticks = axisTicks(scale, count, write);
    const apart = ticks.every(
      (tick, i) => i === 0 || end(tick, -1) - end(ticks[i - 1], 1) >= type * 0.5,
    );
    if (apart || count <= 1) return ticks;
  }
}
