import type { Gap } from '../../gaps.js';
import { generated, jsonFile } from '../declarative/files.js';
import { gap } from '../declarative/gap.js';
import { ANY_HOST, type Limits, NO_ROUTES } from '../declarative/limits.js';
import { listedHeaders, type Said } from '../declarative/said.js';
import { sayRules } from '../declarative/say.js';
import type { Target } from '../target.js';

const name = 'Azure Blob Storage';

/**
 * What a CORS rule of Microsoft.Storage takes, from the REST reference ("CORS support for Azure Storage") and the types
 * of @azure/arm-storage; what comes of it is read in Microsoft's emulator (Azure/Azurite,
 * src/blob/middlewares/PreflightMiddlewareFactory.ts). Nothing of it was run against Azure.
 */
const limits: Limits = {
  name,
  origins: {
    null: false,
    otherSchemes: false,
    host: ANY_HOST,
    // "must be an exact case-sensitive match", or `*`. What newer services make of `https://*.example.com` is not said
    // in the reference.
    subdomains: 'no',
    anyPort: 'no',
    most: Infinity,
    longest: 256,
  },
  methods: {
    any: 'no',
    known: ['DELETE', 'GET', 'HEAD', 'MERGE', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'CONNECT', 'TRACE'],
  },
  requestHeaders: { any: 'echo', echoesWithCredentials: true, namesBesideAny: true, most: 64 },
  exposeHeaders: { any: true, most: 64 },
  credentials: 'always',
  leastMaxAge: 0,
  privateNetwork: false,
  preflightStatus: 200,
  routes: NO_ROUTES,
  differs: [
    {
      code: 'no-vary-on-preflight',
      message: `${name} sends Vary: Origin on actual requests only; no cache stores the answer to OPTIONS`,
      fix: 'nothing, unless a CDN in front is told to cache OPTIONS',
    },
    {
      code: 'preflight-allows-credentials',
      message: `${name} answers every allowed preflight with Access-Control-Allow-Credentials: true. Where all origins are allowed a page may so send a request with credentials, whose answer it cannot read`,
      fix: 'nothing: the service takes no cookies',
    },
  ],
};

/** "The maximum size of all CORS rules settings on the request ... shouldn't exceed 2 KiB." */
const MOST_BYTES = 2048;

export const azureBlob: Target = {
  title: 'Azure Blob Storage: CORS rules as an ARM template',
  draft(rules) {
    const { base, gaps } = sayRules(rules, limits);
    const rule = {
      allowedOrigins: fitting(base, gaps),
      allowedMethods: base.passing,
      allowedHeaders: listedHeaders(base),
      exposedHeaders: base.exposeHeaders,
      maxAgeInSeconds: base.maxAge,
    };
    const file = {
      path: 'blob-cors.arm.json',
      text: jsonFile({
        $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
        contentVersion: '1.0.0.0',
        metadata: { description: generated(rules, 'azure-blob', 'CORS of the Blob service.') },
        parameters: { storageAccount: { type: 'string' } },
        resources: [
          {
            type: 'Microsoft.Storage/storageAccounts/blobServices',
            apiVersion: '2023-05-01',
            name: "[concat(parameters('storageAccount'), '/default')]",
            properties: { cors: { corsRules: base.nobody ? [] : [rule] } },
          },
        ],
      }),
      about:
        'az deployment group create --resource-group GROUP --template-file blob-cors.arm.json --parameters storageAccount=ACCOUNT',
    };
    return { files: [file], gaps };
  },
};

function fitting(said: Said, gaps: Gap[]): readonly string[] {
  if (said.anyOrigin) return ['*'];
  // The rule as the service stores it, with room for its tags and the numbers.
  const lists = [said.passing, listedHeaders(said), said.exposeHeaders];
  let bytes = 400 + lists.flat().join(',').length;
  const most = said.exact.findIndex((origin) => {
    bytes += origin.length + 1;
    return bytes > MOST_BYTES;
  });
  if (most === -1) return said.exact;
  const message = `${name} takes 2 KiB of rules, which is ${most} of these ${said.exact.length} origins: the others are refused there`;
  gaps.push(
    gap('too-many-origins', 'allowOrigins', said.exact.length, message, 'answer CORS at a proxy in front'),
  );
  return said.exact.slice(0, most);
}
