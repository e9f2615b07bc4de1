import * as v from 'valibot';
import { idSchema, localizedSchema } from './quantity';
import { provenanceSchema } from './provenance';

/** What every part of a scenario may begin with: its schema, its name, what it is, where its numbers come from. */
export const heading = {
  $schema: v.optional(v.pipe(v.string(), v.maxLength(300))),
  id: v.optional(idSchema, 'own'),
  title: v.optional(localizedSchema, { en: 'Own settings', zh: '自定义设置' }),
  description: v.optional(localizedSchema, ''),
  provenance: v.optional(v.pipe(v.array(provenanceSchema), v.maxLength(500)), []),
};
