// What `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj /CN=localhost -addext
// subjectAltName=DNS:localhost,IP:127.0.0.1` gave: an https page on this machine. It protects nothing, so it may be read.
export const cert = `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUeirhkP9fSsfHYS7J5L+VzPFnsRwwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjIzMzMxMloYDzIxMjYxMDI5
MjMzMzEyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATIhzuHIdP8gDhM6T7JXIdxOwNxJ3DEkxm2hPaVxwmhwOClh0glEs6U
683wrCHXISaErwO7qu3XWYKmVv/V8HBto28wbTAdBgNVHQ4EFgQUlns+y5eZHTWm
GP710DWuA0toNaMwHwYDVR0jBBgwFoAUlns+y5eZHTWmGP710DWuA0toNaMwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSQAwRgIhAO4IT4R9tm8xRcn6rxDg5DeGKPnoExQCPWkN/kdRIhIoAiEA
8zxiJ/+DFVgxPEb2A0jB2EcDN9VfSyDsLOS2RFO/R8A=
-----END CERTIFICATE-----
`;
export const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgO0N3H5r8sVUwadop
CmBLAtyBIHAC8X0CdoG3CpB1PJyhRANCAATIhzuHIdP8gDhM6T7JXIdxOwNxJ3DE
kxm2hPaVxwmhwOClh0glEs6U683wrCHXISaErwO7qu3XWYKmVv/V8HBt
-----END PRIVATE KEY-----
`;
