/** The console's static files, in this module's jar below {@code console/}, and the headers that go with them. */
package com.insightpulseai.mcp.console;
