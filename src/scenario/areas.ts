import { optionalSection, share, type Localized } from './quantity';

/** The requirement areas that every set of rules and every compliance programme is divided into. */
export const areas = {
  licensing: { en: 'Licensing and scope', zh: '许可与业务范围' },
  custody: { en: 'Custody of funds', zh: '资金存管' },
  lendingLimits: { en: 'Lending limits', zh: '借贷限额' },
  pricing: { en: 'Pricing and fees', zh: '定价与收费' },
  disclosure: { en: 'Information disclosure', zh: '信息披露' },
  dataProtection: { en: 'Data protection and security', zh: '数据保护与安全' },
  antiMoneyLaundering: { en: 'Anti-money laundering and anti-fraud', zh: '反洗钱与反欺诈' },
  internalControl: { en: 'Internal control and audit', zh: '内部控制与审计' },
  consumerProtection: { en: 'Consumer protection and contract', zh: '消费者权益保护与合同' },
} as const satisfies Record<string, Localized>;

export type Area = keyof typeof areas;

/** The areas in their fixed order; the order names the rows of the engine's arrays. */
export const areaIds = Object.keys(areas) as Area[];

/** One level for each requirement area. */
// @__NO_SIDE_EFFECTS__
export function levelByArea(purpose: Localized, byDefault: number, source: string) {
  return optionalSection(
    purpose,
    Object.fromEntries(
      areaIds.map((id) => [id, share(areas[id], byDefault, source, { unit: 'level' })]),
    ) as Record<Area, ReturnType<typeof share>>,
  );
}
