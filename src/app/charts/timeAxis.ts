/** Distances between labelled months that people count in. */
const strides = [1, 2, 3, 6, 12, 24, 36, 60];

/**
 * Months to label on an axis that begins at month 0: whole steps of a year's parts, as dense as labels have room.
 * @param last the last month
 * @param width of the axis in px
 * @param room that one label takes in px
 */
export function monthTicks(last: number, width: number, room: number): number[] {
  const stride = strides.find((months) => (width * months) / last >= room) ?? last;
  const ticks: number[] = [];
  for (let month = 0; month <= last; month += stride) ticks.push(month);
  return ticks;
}
