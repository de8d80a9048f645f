/**
 * The manifests of a repository: which files are sent, which are left out, and why.
 */
package com.insightpulseai.mcp.scanner.file;
