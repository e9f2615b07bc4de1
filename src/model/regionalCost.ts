import { lanes, type Lanes } from './lanes';

/** What is recorded of compliance cost on each path over a year, in all and by region where it arises. */
export interface RecordedCost {
  total: Lanes;
  localisation: Lanes;
  /** `[region][path]`. */
  inspections: Lanes[];
  penalties: Lanes[];
}

/**
 * Compliance cost by region, `[region][path]`. What a region brings about is its own: inspections there, penalties for
 * what they found, and the localisation of a further jurisdiction, which the regions of that jurisdiction share. All
 * else (the programme, rule changes, audits, penalties for leaks) is one organisation's, shared between regions by the
 * principal outstanding in them over the year. The regions sum to the total.
 *
 * @param inspectionCost what one inspection costs the platform
 * @param jurisdiction further jurisdiction of each region, from 0; −1 at home
 * @param outstanding principal outstanding in each region, summed over the year, `[region][path]`
 * @param otherwise share of each region where nothing was outstanding
 */
export function costByRegion(
  { total, localisation, inspections, penalties }: RecordedCost,
  inspectionCost: number,
  jurisdiction: Int32Array,
  outstanding: Lanes[],
  otherwise: Float64Array,
): Lanes[] {
  const regions = jurisdiction.length;
  const abroad = Math.max(-1, ...jurisdiction) + 1;
  const cost = outstanding.map(() => new Float64Array(lanes));
  const share = new Float64Array(regions);
  const shareAbroad = new Float64Array(abroad);
  const members = jurisdiction.map(
    (place) => jurisdiction.filter((other) => other === place).length,
  );
  for (let i = 0; i < lanes; i++) {
    let everywhere = 0;
    for (let region = 0; region < regions; region++) everywhere += outstanding[region][i];
    let common = total[i] - localisation[i];
    shareAbroad.fill(0);
    for (let region = 0; region < regions; region++) {
      share[region] = everywhere > 0 ? outstanding[region][i] / everywhere : otherwise[region];
      if (jurisdiction[region] >= 0) shareAbroad[jurisdiction[region]] += share[region];
      const own = inspections[region][i] * inspectionCost + penalties[region][i];
      cost[region][i] = own;
      common -= own;
    }
    for (let region = 0; region < regions; region++) {
      const place = jurisdiction[region];
      if (place >= 0)
        cost[region][i] +=
          (localisation[i] / abroad) *
          (shareAbroad[place] > 0 ? share[region] / shareAbroad[place] : 1 / members[region]);
      // what is left of rounding where nothing is shared
      cost[region][i] += Math.max(0, common) * share[region];
    }
  }
  return cost;
}
