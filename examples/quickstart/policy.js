// The article's policy, with fullcors' names. Change it, start again, and see what the browser makes of it.
import { defineCors } from 'fullcors';

export default defineCors({
  allowOrigins: ['http://localhost:3000', 'https://your-frontend.com', 'https://staging.your-frontend.com'],
  allowCredentials: true,
  allowMethods: ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
  allowHeaders: ['*'],
});
