"""Programs of FastAPI, each at a port of its own, as they stand: what CORSMiddleware does with them is theirs.

Reads one line of JSON, the paths of the programs, prints one line of JSON, their ports, and serves until its standard input
closes, so that it cannot outlive the test that started it.
"""

import asyncio
import json
import runpy
import socket
import sys
import threading

import uvicorn


async def serve(paths):
    apps = {}
    ports = []
    sockets = []
    for path in paths:
        app = runpy.run_path(path)["app"]

        @app.api_route("/items", methods=["GET", "HEAD", "POST", "PUT", "PATCH", "REPORT", "OPTIONS"])
        async def items():
            return []

        listener = socket.create_server(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        apps[port] = app
        ports.append(port)
        sockets.append(listener)

    async def by_port(scope, receive, send):
        await apps[scope["server"][1]](scope, receive, send)

    config = uvicorn.Config(by_port, lifespan="off", log_level="critical", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)

    def exit_with_parent():
        sys.stdin.read()
        server.should_exit = True

    threading.Thread(target=exit_with_parent, daemon=True).start()
    print(json.dumps(ports), flush=True)
    await server.serve(sockets=sockets)


asyncio.run(serve(json.loads(sys.stdin.readline())))
