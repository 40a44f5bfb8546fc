"""Real servers of files, under the rules that the site is published with."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from tests.browser.serving import Handler, serving
from tests.build.test_hosting import rules_of

NGINX = """\
daemon off;
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{}}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {root};
    include {rules};
  }}
}}
"""
CADDY = """\
{{
\tadmin off
\tauto_https off
}}
http://127.0.0.1:{port} {{
\troot * {root}
\timport {rules}
}}
"""


@contextmanager
def nginx(root: Path, rules: Path, folder: Path) -> Iterator[str]:
    """The address of *root* served by nginx under *rules*, with its own files in *folder*."""
    port = _free_port()
    configuration = folder / "nginx.conf"
    # Its workers would be another user, who may not read what root makes for itself alone.
    user = "user root;" if os.getuid() == 0 else ""
    configuration.write_text(
        NGINX.format(user=user, folder=folder, root=root, rules=rules, port=port), "utf-8"
    )
    with _running([_program("nginx"), "-c", str(configuration), "-e", f"{folder}/error.log"], port, folder):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def caddy(root: Path, rules: Path, folder: Path) -> Iterator[str]:
    """The same by Caddy."""
    port = _free_port()
    configuration = folder / "Caddyfile"
    configuration.write_text(CADDY.format(root=root, rules=rules, port=port), "utf-8")
    command = [_program("caddy"), "run", "--adapter", "caddyfile", "--config", str(configuration)]
    with _running(command, port, folder):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def joining(root: Path, rules: Path) -> Iterator[str]:
    """The same by a host that reads a `_headers` file: it joins the values of all the rules that hold, as Netlify and
    Cloudflare document."""
    read = rules_of(rules.read_text("utf-8"))

    class Joining(Handler):
        def end_headers(self) -> None:
            said: dict[str, list[str]] = {}
            for pattern, values in read.items():
                if fnmatchcase(self.path.split("?")[0], pattern):
                    for name, value in values.items():
                        said.setdefault(name, []).append(value)
            for name, joined in said.items():
                self.send_header(name, ", ".join(joined))
            super().end_headers()

    with serving(root, Joining) as address:
        yield address


@contextmanager
def _running(command: list[str], port: int, folder: Path) -> Iterator[None]:
    homes = {name: str(folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    with (folder / "output.log").open("w") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output, env={**os.environ, **homes})
    try:
        for _ in range(100):
            if server.poll() is not None:
                break
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    yield
                    return
            time.sleep(0.1)
        pytest.fail(f"{command[0]} did not start:\n{(folder / 'output.log').read_text()}")
    finally:
        server.terminate()
        server.wait(10)


def _program(name: str) -> str:
    """Return the path of a server; a missing one is a failure, since a skipped test hides."""
    path = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    if path is None:
        pytest.fail(f"{name} est introuvable ; sur Debian ou Ubuntu : apt-get install {name}")
    return path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
