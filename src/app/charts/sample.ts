import type { Distribution } from '../../engine/distribution';

/** One number from each path of a scenario. */
export interface Sample {
  /** Names the scenario beside the drawing. */
  label: string;
  distribution: Distribution;
}
