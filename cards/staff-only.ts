import { z } from 'zod';
import { defineCard } from './define-card.ts';
import template from './templates/staff-only.json';

/** For everybody who is not known as staff: this, and nothing more. */
export const staffOnlyCard = defineCard({
  name: 'staff-only',
  template,
  data: z.object({}),
  view: () => ({}),
  sample: {},
  summary: 'Policy Guide: this is for staff',
});
