/** Environment variables, as `process.env` holds them. */
export type Variables = Readonly<Record<string, unknown>>;

/** The name of the environment in force. */
export const environmentOf = (variables: Variables): string =>
  String(variables['CORS_ENV'] || variables['NODE_ENV'] || 'production');
