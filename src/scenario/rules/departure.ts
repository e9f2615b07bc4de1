import * as v from 'valibot';
import { idSchema, localizedSchema, section, type Localized } from '../quantity';
import { changedNumbers } from './scheduledChange';

/** Where a jurisdiction or a business line departs from the general rules. */
// @__NO_SIDE_EFFECTS__
export const departure = (title: Localized, of: Localized) =>
  section(title, {
    id: idSchema,
    title: v.optional(localizedSchema, ''),
    set: v.pipe(
      changedNumbers,
      v.description(
        `what differs in this ${of.en}; of the hard numbers, rateCap, loanLimit and homeRegionOnly`,
      ),
    ),
  });
