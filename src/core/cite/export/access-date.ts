import type { CslItem, Paper } from '../../model/paper';

/**
 * An item with the day on which its record was taken from where it stands online, as styles want it for what may change there (GB/T 7714:
 * `[引用日期]`); the day that its bibliography states stays. Nothing is added where there is no address, or no record with a date.
 */
export function withAccessDate(item: CslItem, { record }: Pick<Paper, 'record'>): CslItem {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(record?.date ?? '');
  return item.accessed !== undefined || date === null || typeof item.URL !== 'string' || item.URL === ''
    ? item
    : { ...item, accessed: { 'date-parts': [date.slice(1).map(Number)] } };
}
