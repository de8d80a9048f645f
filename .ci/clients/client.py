"""Calls a tool with the generated Python client. Usage: client.py URL, with the token in TOKEN."""

import os
import sys

from mcp_provider_client import AuthenticatedClient
from mcp_provider_client.api.socket import socket_package_check
from mcp_provider_client.models import SocketPackageCheckInput, SocketPackageCheckOutput

with AuthenticatedClient(base_url=sys.argv[1], token=os.environ["TOKEN"]) as client:
    answer = socket_package_check.sync(
        client=client, body=SocketPackageCheckInput(packages=["pkg:npm/evil-test-package@1.0.0"])
    )
if not isinstance(answer, SocketPackageCheckOutput):
    raise SystemExit(f"Python: {answer}")
print(f"Python: {len(answer.packages)} package checked")
