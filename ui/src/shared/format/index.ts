export * from './counts';
export * from './dates';
export * from './money';
export * from './search';
