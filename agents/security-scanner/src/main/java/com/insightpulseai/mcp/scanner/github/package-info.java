/** The dependency gate as a job of GitHub Actions: the job, its event, the commits that it compares, and its token. */
package com.insightpulseai.mcp.scanner.github;
