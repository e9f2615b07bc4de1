import type { Localized } from '../scenario/quantity';

/** How a platform can end; index 0 stands for a platform that lives. */
export const failureCauses = [
  'none',
  'insolvency',
  'illiquidity',
  'licence',
  'absconding',
] as const;
export type FailureCause = Exclude<(typeof failureCauses)[number], 'none'>;
export const failureTitles: Record<FailureCause, Localized> = {
  insolvency: { en: 'Insolvency', zh: '资不抵债' },
  illiquidity: { en: 'Broken funding chain', zh: '资金链断裂' },
  licence: { en: 'Licence withdrawn', zh: '许可被吊销' },
  absconding: { en: 'Absconding', zh: '卷款跑路' },
};
