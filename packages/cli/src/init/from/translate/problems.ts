import { type CorsOptions, CorsPolicyError, createCors, type Problem } from 'fullcors';

/** What fullcors finds wrong with options; nothing of the process counts. */
export function problemsOf(options: CorsOptions): readonly Problem[] {
  try {
    createCors(options as never, { env: { CORS_ENV: 'production' } });
    return [];
  } catch (error) {
    if (error instanceof CorsPolicyError) return error.problems;
    throw error;
  }
}
