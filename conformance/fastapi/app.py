"""The article's application under many policies: one process, one port a policy.

Reads one line of JSON, {name: keyword arguments of CORSMiddleware}, prints one line of JSON (the versions,
{name: port}, the parameters that CORSMiddleware takes), and serves until its standard input closes, so that it cannot outlive the test that started it.
"""

import asyncio
import inspect
import json
import socket
import sys
import threading

import fastapi
import starlette
import uvicorn
from fastapi import FastAPI, Response
from fastapi.middleware.cors import CORSMiddleware


class Marked:
    """Inside CORSMiddleware: marks what the application answered, so that what the middleware answered is told apart."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        async def marked(message):
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"x-application", b"yes")]
            await send(message)

        await self.app(scope, receive, marked)


def article_app(policy):
    app = FastAPI()
    app.add_middleware(Marked)
    app.add_middleware(CORSMiddleware, **policy)

    @app.get("/")
    async def read_root():
        return {"message": "Hello, World!"}

    @app.post("/items/")
    async def create_item(item: dict):
        return item

    @app.get("/raise")
    async def fail():
        raise RuntimeError("the handler failed")

    @app.get("/vary")
    async def vary(response: Response, value: str):
        response.headers["Vary"] = value
        return {}

    @app.get("/own-cors")
    async def own_cors(response: Response):
        response.headers["Access-Control-Allow-Origin"] = "https://other.example"
        response.headers["Access-Control-Expose-Headers"] = "X-Own"
        return {}

    return app


async def serve(policies):
    apps = {}
    ports = {}
    sockets = []
    for name, policy in policies.items():
        listener = socket.create_server(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        apps[port] = article_app(policy)
        ports[name] = port
        sockets.append(listener)

    async def by_port(scope, receive, send):
        await apps[scope["server"][1]](scope, receive, send)

    config = uvicorn.Config(by_port, lifespan="off", log_level="critical", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)

    def exit_with_parent():
        sys.stdin.read()
        server.should_exit = True

    threading.Thread(target=exit_with_parent, daemon=True).start()
    versions = {"fastapi": fastapi.__version__, "starlette": starlette.__version__}
    parameters = [name for name in inspect.signature(CORSMiddleware).parameters if name != "app"]
    print(json.dumps({"versions": versions, "ports": ports, "parameters": parameters}), flush=True)
    await server.serve(sockets=sockets)


asyncio.run(serve(json.loads(sys.stdin.readline())))
