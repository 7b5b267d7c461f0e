// The contenders that are middleware as Connect and Express call it: `(req, res, next)`.
import corsOfExpress from 'cors';
import { ANSWERS, SET } from '../answers.js';
import { expressOptions, isForPeers } from '../policies.js';

/** @returns {Record<string, (req: object, res: object, next: () => void) => void>} */
export function hardCodedAndCors(policy, answer) {
  return {
    'hard-coded': hardCoded(SET[answer], ANSWERS[answer].status),
    ...(isForPeers(policy) && { cors: corsOfExpress(expressOptions(policy)) }),
  };
}

function hardCoded(set, status) {
  return (_req, res, next) => {
    set(res);
    if (status === undefined) return next();
    res.statusCode = status;
    if (status !== 204) res.setHeader('Content-Length', '0');
    res.end();
  };
}
