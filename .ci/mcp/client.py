"""Lists and calls tools with the official Python client, which checks each result against the tool's output schema.

Usage: client.py URL auto|legacy, with the token in TOKEN.
"""

import asyncio
import json
import os
import pathlib
import sys

import httpx2
from mcp.client.client import Client
from mcp.client.streamable_http import streamable_http_client


async def main(url, mode):
    calls = json.loads((pathlib.Path(__file__).parent / "calls.json").read_text())
    headers = {"Authorization": "Bearer " + os.environ["TOKEN"]}
    async with httpx2.AsyncClient(headers=headers) as http:
        async with Client(streamable_http_client(url, http_client=http), mode=mode) as client:
            tools = (await client.list_tools()).tools
            for call in calls:
                result = await client.call_tool(call["tool"], call["arguments"])
                if result.is_error or not result.structured_content:
                    raise SystemExit(f"{call['tool']}: {result}")
    print(f"Python, {mode}: {len(tools)} tools listed, {len(calls)} called")


asyncio.run(main(*sys.argv[1:]))
