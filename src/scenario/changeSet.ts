import * as v from 'valibot';

/**
 * What a change on the timeline sets, the rest staying as it is: a merge patch (RFC 7396) on the part that the change
 * belongs to.
 * @param what may be set, in words
 */
// @__NO_SIDE_EFFECTS__
export const changeSet = (what: string) =>
  v.pipe(v.record(v.string(), v.unknown()), v.description(`a JSON merge patch on ${what}`));
