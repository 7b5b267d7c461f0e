import type { Readable, Writable } from 'node:stream';
import { confirm, intro, isCancel, multiselect, select, text } from '@clack/prompts';
import { FORMATS, type Format } from '../commands/init.js';
import { CannotRun } from '../exit.js';
import { type Answers, DEVELOPMENT, policyOf, refusal, separated } from './policy/answers.js';
import { FRAMEWORKS, type Framework, findFramework } from './project/frameworks.js';

/** Where questions are asked; the terminal, but for tests. */
export interface Streams {
  readonly input?: Readable;
  readonly output?: Writable;
}

/** Asks for everything that the flags have not said. */
export async function askAnswers(said: Partial<Answers>, streams: Streams): Promise<Answers> {
  intro('A CORS policy: who may read what your server answers?', streams);
  const production =
    said.production ??
    (await askOrigins('Where are your pages in production?', 'https://app.example.com', streams));
  const staging =
    said.staging ??
    (await askOrigins(
      'In staging? Enter if there is none.',
      'https://staging.example.com',
      streams,
      'staging',
    ));
  const development =
    said.development ??
    (await askOrigins('In development?', '', streams, 'development', DEVELOPMENT.join(', ')));
  const credentials =
    said.credentials ??
    answered(
      await confirm({
        message: 'Do they send cookies, as fetch(url, { credentials: "include" })?',
        initialValue: false,
        ...streams,
      }),
    );
  const methods =
    said.methods ??
    answered(
      await multiselect({
        message: 'Which methods do they use besides GET and POST? (space chooses)',
        options: ['PUT', 'PATCH', 'DELETE'].map((value) => ({ value })),
        required: false,
        ...streams,
      }),
    );
  const headers =
    said.headers ??
    (await askList({
      message: 'Which headers do they send? JSON takes Content-Type, a token Authorization.',
      initialValue: 'Content-Type',
      streams,
      wrong: (list) => refusal(policyOf({ ...NOTHING, production: [], headers: list })),
    }));
  return { production, staging, development, credentials, methods, headers };
}

const NOTHING: Omit<Answers, 'production'> = {
  staging: [],
  development: [],
  credentials: false,
  methods: [],
  headers: [],
};

/** Asks for origins until all of them are such as browsers send. Production's have to be said. */
export function askOrigins(
  message: string,
  placeholder: string,
  streams: Streams,
  environment: 'production' | 'staging' | 'development' = 'production',
  initialValue?: string,
): Promise<readonly string[]> {
  return askList({
    message,
    placeholder,
    initialValue,
    streams,
    wrong(list) {
      if (list.length === 0 && environment === 'production') {
        return { message: 'say at least one', fix: `write ${placeholder}` };
      }
      return refusal(policyOf({ ...NOTHING, production: [], [environment]: list }));
    },
  });
}

interface Asked {
  readonly message: string;
  readonly placeholder?: string;
  readonly initialValue?: string | undefined;
  readonly streams: Streams;
  readonly wrong: (list: readonly string[]) => { readonly message: string; readonly fix: string } | undefined;
}

async function askList({
  message,
  placeholder,
  initialValue,
  streams,
  wrong,
}: Asked): Promise<readonly string[]> {
  const answer = await text({
    message,
    ...(placeholder && { placeholder }),
    ...(initialValue !== undefined && { initialValue }),
    validate(value) {
      const found = wrong(separated([value ?? '']));
      return found && `${found.message}: ${found.fix}`;
    },
    ...streams,
  });
  return separated([answered(answer) ?? '']);
}

export const askFramework = async (streams: Streams): Promise<Framework> =>
  findFramework(
    answered(
      await select({
        message: 'What does the server run on?',
        options: FRAMEWORKS.map(({ name, title }) => ({ value: name, label: title })).reverse(),
        ...streams,
      }),
    ),
  ) as Framework;

export const askFormat = async (usual: Format, streams: Streams): Promise<Format> =>
  answered(
    await select({
      message: 'As which file?',
      options: FORMATS.map((value) => ({ value, label: `cors.config.${value}` })),
      initialValue: usual,
      ...streams,
    }),
  );

function answered<T>(answer: T): Exclude<T, symbol> {
  if (!isCancel(answer)) return answer as Exclude<T, symbol>;
  throw new CannotRun(
    'the questions were not answered, and nothing is written',
    'fullcors init --help tells the flags that say it all',
  );
}
