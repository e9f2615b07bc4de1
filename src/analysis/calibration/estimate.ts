/** A number read off data, and what chance leaves open. */
export interface Estimate {
  value: number;
  /** 95 %. */
  interval: [low: number, high: number];
}
