import { asked, type Fields, fileOf, joined, type Model, service } from './model.js';

interface Policy {
  Comment: string;
  CorsConfig?: {
    AccessControlAllowOrigins: { Items: string[] };
    AccessControlAllowCredentials: boolean;
    AccessControlAllowMethods: { Items: string[] };
    AccessControlAllowHeaders: { Items: string[] };
    AccessControlExposeHeaders?: { Items: string[] };
    AccessControlMaxAgeSec: number;
  };
}
interface Template {
  Resources: Record<string, { Properties: { ResponseHeadersPolicyConfig: Policy } }>;
}

/**
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html: the
 * fields are added to what the origin answers, OPTIONS as well. The policies are named in the behaviours that their
 * comments tell, the first of which a path matches is used.
 */
export const cloudfront: Model = (files) => {
  const { Resources } = JSON.parse(fileOf(files, 'cloudfront-cors.cloudformation.json')) as Template;
  const [base, ...others] = Object.values(Resources).map(
    ({ Properties }) => Properties.ResponseHeadersPolicyConfig,
  );
  const behaviours = others.flatMap((policy) =>
    policy.Comment.replace('For ', '')
      .split(' and ')
      .map((pattern) => ({ policy, regex: new RegExp(`^${glob(pattern)}$`) })),
  );
  return [
    (request) => {
      const { origin, path, requestMethod } = asked(request);
      const policy = behaviours.find(({ regex }) => regex.test(path))?.policy ?? base;
      const cors = policy?.CorsConfig;
      if (!cors || origin === null) return service(request);
      const origins = cors.AccessControlAllowOrigins.Items;
      const isAny = origins.includes('*');
      if (!isAny && !origins.includes(origin)) return service(request);
      const fields: Fields = {
        'access-control-allow-origin': isAny ? '*' : origin,
        'access-control-allow-credentials': cors.AccessControlAllowCredentials ? 'true' : undefined,
        'access-control-expose-headers': joined(cors.AccessControlExposeHeaders?.Items),
      };
      if (!requestMethod) return service(request, fields);
      return service(request, {
        ...fields,
        'access-control-allow-methods': joined(cors.AccessControlAllowMethods.Items),
        'access-control-allow-headers': joined(cors.AccessControlAllowHeaders.Items),
        'access-control-max-age': String(cors.AccessControlMaxAgeSec),
      });
    },
  ];
};

const glob = (pattern: string): string => pattern.replace(/[.+^$()|[\]{}\\]/g, '\\$&').replaceAll('*', '.*');
