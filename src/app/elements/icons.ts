/** Line drawings on a field of 16 × 16, each one path. */
export const icons = {
  undo: 'M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 8H7',
  redo: 'M10 3l3.5 3.5L10 10M13 6.5H6.5a4 4 0 0 0 0 8H9',
  reset: 'M3 3v4h4M3.4 7A5.2 5.2 0 1 1 3 10',
  about: 'M8 7.5v4M8 4.6v.2M14.2 8A6.2 6.2 0 1 1 1.8 8a6.2 6.2 0 0 1 12.4 0',
  die: 'M2.5 2.5h11v11h-11zM5.5 5.4v.2M10.5 5.4v.2M8 7.9v.2M5.5 10.4v.2M10.5 10.4v.2',
  open: 'M2 13V3.5h4l1.5 2H14V13z',
  save: 'M8 2v8.5M4.5 7 8 10.5 11.5 7M2.5 13.5h11',
  studies: 'M2.5 13.5v-11M5.5 13.5v-11M8.5 13.5v-11h0M11 2.8l2.6 10.4',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  add: 'M8 3v10M3 8h10',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  remove: 'M3 8h10',
  edit: 'M10.5 3l2.5 2.5L5.5 13H3v-2.5zM8.8 4.7l2.5 2.5',
  search: 'M7 11.5A4.5 4.5 0 1 0 7 2.5a4.5 4.5 0 0 0 0 9M10.3 10.3 14 14',
  light:
    'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  dark: 'M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5',
  auto: 'M8 2.2a5.8 5.8 0 1 0 0 11.6zM8 2.2a5.8 5.8 0 0 1 0 11.6',
  levers: 'M2 4.5h7M12 4.5h2M2 11.5h2M7 11.5h7M10.5 3v3M5.5 10v3',
  enlarge: 'M9.5 2.5h4v4M13.5 2.5l-5 5M6.5 13.5h-4v-4M2.5 13.5l5-5',
  more: 'M4 6.5l4 4 4-4',
} as const;

export type IconName = keyof typeof icons;
