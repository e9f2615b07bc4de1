import fc from 'fast-check';
import * as v from 'valibot';
import { heading } from '../../../src/scenario/heading';
import type { QuantityInfo } from '../../../src/scenario/quantity';
import { parts, resolvedScenarioSchema, type Scenario } from '../../../src/scenario/scenario';
import { isOptional, shapeOf } from '../../../src/scenario/shape';
import { changeableKeys } from '../../../src/scenario/rules';
import { decisionKeys } from '../../../src/scenario/strategy';

type Loose = Record<string, unknown>;

/** A number anywhere in its range: the default, an end, evenly or by magnitude. */
function anyNumber(info: QuantityInfo | undefined): fc.Arbitrary<unknown> {
  if (!info) return fc.double({ min: 1, max: 20, noNaN: true });
  const { min, max, integer } = info;
  const whole = (x: number) => Math.min(max, Math.max(min, integer ? Math.round(x) : x));
  const thousandth = fc.integer({ min: 1, max: 999 }).map((k) => k / 1000);
  const even = thousandth.map((part) => whole(min + part * (max - min)));
  const least = Math.max(min, max * 1e-9);
  const byMagnitude = thousandth.map((part) => whole(least * (max / least) ** part));
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(info.default ?? undefined) },
    { weight: 4, arbitrary: info.scale === 'log' ? byMagnitude : even },
    { weight: 1, arbitrary: fc.constantFrom(min, max) },
  );
}

/** Anything that a schema allows, names and references apart. */
function anyOf(schema: v.GenericSchema): fc.Arbitrary<unknown> {
  const shape = shapeOf(schema);
  switch (shape.type) {
    case 'number':
      return anyNumber(shape.notes.quantity);
    case 'flag':
      return fc.boolean();
    case 'oneOf':
      return fc.constantFrom(...shape.options);
    case 'list': {
      const { least = 1, most = 4 } = shape.notes.list ?? {};
      return fc.array(anyOf(shape.item), { minLength: least, maxLength: Math.min(most, 3) });
    }
    case 'object': {
      const entries = Object.entries(shape.entries).filter(
        ([key]) => !Object.hasOwn(heading, key) || key === 'id',
      );
      return fc.record(Object.fromEntries(entries.map(([key, inner]) => [key, anyOf(inner)])), {
        requiredKeys: entries.flatMap(([key, inner]) => (isOptional(inner) ? [] : [key])),
      });
    }
    default:
      return fc.constant(undefined);
  }
}

const listOf = (value: unknown) => (value ?? []) as Loose[];

/** Gives things of a list names. */
function named(list: unknown, prefix: string): string[] {
  return listOf(list).map((item, index) => (item.id = `${prefix}${index}`));
}

/** Scales the shares of a list to a sum of one. */
function shared(list: Loose[]) {
  const total = list.reduce((sum, { share }) => sum + ((share as number | undefined) ?? 1), 0);
  for (const item of list)
    item.share = total > 0 ? ((item.share as number | undefined) ?? 1) / total : 1 / list.length;
}

/** Puts references and sums in order, by numbers drawn beforehand. */
function settle(
  drawn: Record<keyof typeof parts, Loose>,
  patches: Loose[],
  picks: number[],
  monthsPerStep: number,
): Scenario {
  let next = 0;
  const pick = <T>(list: T[]): T => list[picks[next++ % picks.length] % list.length];
  const { platform, world, rules, strategy } = drawn;
  const grades = named(platform.grades, 'g');
  const products = named(platform.products, 'p');
  const regions = named(platform.regions, 'r');
  const segments = named(platform.segments, 's');
  for (const segment of listOf(platform.segments)) {
    segment.product = pick(products);
    segment.region = pick(regions);
    const list = listOf(segment.grades).slice(0, grades.length);
    list.forEach((item, index) => (item.grade = grades[index]));
    shared(list);
    segment.grades = list;
  }
  named(platform.largeExposures, 'e');
  for (const exposure of listOf(platform.largeExposures)) exposure.segment = pick(segments);
  named(platform.fundingSources, 'f');
  shared(listOf(platform.fundingSources));
  const weights = ['global', 'region', 'product'].map(() => pick([0, 1, 2, 3]) + 1e-9);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const [global, region, product] = weights.map((weight) => weight / total);
  // a world that refuses longer runs would refuse most of these
  if (world.afterwards === 'refuse') world.afterwards = 'hold';
  world.factors = { ...(world.factors as Loose), weights: { global, region, product } };

  const enforcement = (rules.enforcement ?? {}) as Loose;
  named(enforcement.authorities, 'a');
  const places = (list: unknown) =>
    listOf(list)
      .slice(0, regions.length)
      .map((item, k) => ({ ...item, region: regions[k] }));
  if (enforcement.intensityByRegion)
    enforcement.intensityByRegion = places(enforcement.intensityByRegion);
  const rateCap = (rules.rateCap ?? {}) as Loose;
  if (rateCap.byRegion) rateCap.byRegion = places(rateCap.byRegion);
  // What the first rules say, said again or taken away.
  const someRules = () =>
    Object.fromEntries(
      changeableKeys
        .filter(() => pick([0, 1]) === 1)
        .map((key) => [key, pick([null, rules[key] ?? null])]),
    );
  named(rules.changes, 'c');
  for (const change of listOf(rules.changes)) {
    const [announced, inForce] = [change.announced ?? 0, change.inForce ?? 12] as number[];
    change.set = someRules();
    change.inForce = Math.max(inForce, announced, 1);
  }
  const jurisdictions = named(rules.jurisdictions, 'j');
  for (const place of listOf(platform.regions))
    place.jurisdiction = pick(['none', ...jurisdictions]);
  named(rules.businessLines, 'p');
  for (const list of [rules.jurisdictions, rules.businessLines])
    for (const departure of listOf(list)) departure.set = someRules();
  named(rules.triggers, 'i');
  for (const list of [rules.triggers, strategy.triggers])
    for (const trigger of listOf(list)) trigger.segment = pick([undefined, ...segments]);

  const mix = (strategy.mix ?? {}) as Loose;
  const ids = { product: products, region: regions, grade: grades };
  const dimension = pick(['product', 'region', 'grade'] as const);
  if (mix.targets) {
    const targets = listOf(mix.targets).slice(0, ids[dimension].length);
    mix.targets = targets.map((_, k) => ({
      dimension,
      id: ids[dimension][k],
      share: 1 / (targets.length + pick([0, 1])),
    }));
  }
  named(strategy.triggers, 't');
  strategy.changes = patches.map((patch) => {
    named(patch.triggers, 't');
    const { targets: _, ...own } = (patch.mix ?? {}) as Loose;
    const said = decisionKeys.filter((key) => patch[key] !== undefined && pick([0, 1]) === 1);
    const set = Object.fromEntries(said.map((key) => [key, key === 'mix' ? own : patch[key]]));
    const month = pick([1, monthsPerStep + 1, monthsPerStep + 2, 3 * monthsPerStep, 120]);
    return { month: Math.min(120, month), set: JSON.parse(JSON.stringify(set)) as Loose };
  });

  // Equity is a part of what there is.
  const money = (list: unknown, key: string) =>
    listOf(list).reduce((sum, item) => sum + ((item[key] as number | undefined) ?? 0), 0);
  const onSheet = listOf(platform.fundingSources).reduce(
    (sum, { treatment, share }) => sum + (treatment === 'offBalanceSheet' ? 0 : (share as number)),
    0,
  );
  const loans =
    money(platform.segments, 'openingBalance') * onSheet + money(platform.largeExposures, 'amount');
  platform.cash = platform.cash ?? 5_000_000;
  platform.equity = Math.min(
    1e12,
    (loans + (platform.cash as number)) * pick([0, 0.1, 0.3, 0.8, 1]),
  );
  const steps = pick([2, 3, 5, 8]);
  return v.parse(resolvedScenarioSchema, {
    version: 1,
    ...drawn,
    run: { months: steps * monthsPerStep, monthsPerStep, seed: `any ${picks[0]}` },
  });
}

/** Scenarios of every shape and size: each lever anywhere in its range. Not all are allowed; see checkScenario. */
export const anyScenario: fc.Arbitrary<Scenario> = fc
  .tuple(
    fc.record({
      platform: anyOf(parts.platform),
      world: anyOf(parts.world),
      rules: anyOf(parts.rules),
      strategy: anyOf(parts.strategy),
    }) as fc.Arbitrary<Record<keyof typeof parts, Loose>>,
    fc.array(anyOf(parts.strategy) as fc.Arbitrary<Loose>, { maxLength: 3 }),
    fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 }),
    fc.constantFrom(1, 3, 12),
  )
  .map(([drawn, patches, picks, monthsPerStep]) =>
    settle(structuredClone(drawn), structuredClone(patches), picks, monthsPerStep),
  );
