import type { PathStory } from '../../analysis/story';
import { series, type SeriesName } from '../../model/series';
import type { ChartTable } from '../charts/table';
import type { StoryLine, StoryWords } from './sayStory';

/** A path month by month: every series of the model, and what is told of the month. */
export function storyTable(
  story: PathStory,
  lines: readonly StoryLine[],
  caption: string,
  { t, language }: StoryWords,
): ChartTable {
  const told = new Map(lines.map(({ month, text }) => [month, text]));
  const names = Object.keys(story.series) as SeriesName[];
  return {
    caption,
    columns: [
      { label: t.story.monthColumn },
      ...names.map((name) => ({ label: series[name].title[language], unit: series[name].unit })),
      { label: t.story.event },
    ],
    rows: story.months.map((month, i) => [
      month,
      ...names.map((name) => {
        const value = story.series[name][i];
        return Number.isNaN(value) ? null : value;
      }),
      told.get(month) ?? '',
    ]),
  };
}
