"""A bare application of Starlette, and the same behind its CORS middleware: `none`, `starlette`."""

import json
import socket
import sys

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.routing import Route

BODY = b'{"id":"42","name":"an item"}'


async def item(_request):
    return Response(BODY, media_type="application/json")


middleware = []
if sys.argv[-1] == "starlette":
    cors = Middleware(
        CORSMiddleware,
        allow_origins=[f"https://tenant-{i}.example.com" for i in range(100)],
        allow_credentials=True,
        allow_methods=["GET", "PUT", "DELETE"],
        allow_headers=["Content-Type", "Authorization", "X-API-Key"],
        expose_headers=["X-Request-Id"],
        max_age=600,
    )
    middleware.append(cors)
route = Route("/items/{id}", item, methods=["GET", "OPTIONS"])
app = Starlette(routes=[route], middleware=middleware)

# With the protocol said, or asyncio leaves Nagle's algorithm on, and a body waits 40 ms for its head to be acknowledged.
listener = socket.socket(proto=socket.IPPROTO_TCP)
listener.bind(("127.0.0.1", 0))
listener.listen(128)
print(json.dumps({"port": listener.getsockname()[1]}), flush=True)
config = uvicorn.Config(app, log_level="error", access_log=False)
uvicorn.Server(config).run(sockets=[listener])
