/**
 * Uploaded files as far as the simulated Socket reads them: which are manifests, which packages they name, and where. Lock
 * files are read line by line or as JSON, and whatever else they hold is passed over.
 */
package com.insightpulseai.mcp.hub.sandbox.socket.manifest;
