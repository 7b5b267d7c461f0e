export default {
  allowOrigins: ['https://app.example.com'],
  environments: {
    production: {
      allowOriginIf: (origin) => origin.endsWith('.example.com'),
      debug: true,
    },
  },
};
