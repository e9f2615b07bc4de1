import { notByArea, notByGrade, type Dimension } from '../model/breakdowns';
import { otherLenders } from '../model/bearers';
import { areas, type Area } from '../scenario/areas';
import { inLanguage, type Language } from '../scenario/language';
import type { Localized } from '../scenario/quantity';
import type { Platform } from '../scenario/platform';

const nobody: Record<string, Localized> = {
  [notByArea]: { en: 'not by area', zh: '不按领域划分' },
  [notByGrade]: { en: 'large exposures', zh: '大额敞口' },
  [otherLenders]: { en: 'other lenders', zh: '其他出借人' },
};

/** What a member of a dimension is called: its title, or its id where it has none. */
export function memberName(
  id: string,
  by: Dimension,
  { grades, regions, segments, fundingSources }: Platform,
  language: Language,
): string {
  if (id in nobody) return nobody[id][language];
  if (by === 'area') return areas[id as Area][language];
  const members: { id: string; title: Localized | string }[] = {
    ...{ grade: grades, region: regions, segment: segments, source: fundingSources },
  }[by];
  const title = members.find((member) => member.id === id)?.title;
  return (title && inLanguage(title, language)) || id;
}
