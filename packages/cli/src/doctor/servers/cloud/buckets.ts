import type { Server, Snippet, Wanted } from '../server.js';
import { fieldTrace } from '../traces.js';
import { everyMethod, lineIf } from '../words.js';

export const S3: Server = {
  id: 's3',
  name: 'Amazon S3',
  layer: 'application',
  betrayedBy: (answers) => fieldTrace(answers, 'Server', /^AmazonS3$/),
  snippet: s3Rules,
};

export const GOOGLE_STORAGE: Server = {
  id: 'google-cloud-storage',
  name: 'Google Cloud Storage',
  layer: 'application',
  betrayedBy: (answers) =>
    fieldTrace(answers, 'X-GUploader-UploadID') ?? fieldTrace(answers, 'X-Goog-Generation'),
  snippet: googleRules,
};

export const AZURE_BLOB: Server = {
  id: 'azure-blob',
  name: 'Azure Blob Storage',
  layer: 'application',
  betrayedBy: (answers) => fieldTrace(answers, 'Server', /^Windows-Azure-Blob\b/),
  snippet: azureRules,
};

/** S3 knows no method besides these. */
const OF_S3 = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'];

function s3Rules(wanted: Wanted): Snippet {
  const rule = {
    AllowedOrigins: [wanted.origin],
    AllowedMethods: everyMethod(wanted).filter((method) => OF_S3.includes(method)),
    AllowedHeaders: wanted.headers,
    ExposeHeaders: wanted.expose,
    MaxAgeSeconds: 600,
  };
  return {
    language: 'json',
    where: 'Permissions of the bucket, "Cross-origin resource sharing"',
    code: `${JSON.stringify([rule], null, 2)}\n`,
  };
}

/** One list of names serves for what may be sent and for what may be read. */
function googleRules(wanted: Wanted): Snippet {
  const rule = {
    origin: [wanted.origin],
    method: everyMethod(wanted),
    responseHeader: [...wanted.headers, ...wanted.expose],
    maxAgeSeconds: 600,
  };
  return {
    language: 'json',
    where:
      'cors.json, then gcloud storage buckets update gs://BUCKET --cors-file=cors.json; a bucket takes no credentials',
    code: `${JSON.stringify([rule], null, 2)}\n`,
  };
}

function azureRules(wanted: Wanted): Snippet {
  return {
    language: 'sh',
    where: 'the Azure command line; a blob takes no credentials',
    code: `${[
      `az storage cors add --services b --origins ${wanted.origin}`,
      `--methods ${everyMethod(wanted).join(' ')}`,
      ...lineIf(wanted.headers.length, `--allowed-headers ${wanted.headers.join(' ')}`),
      ...lineIf(wanted.expose.length, `--exposed-headers ${wanted.expose.join(' ')}`),
      '--max-age 600',
    ].join(' \\\n  ')}\n`,
  };
}
