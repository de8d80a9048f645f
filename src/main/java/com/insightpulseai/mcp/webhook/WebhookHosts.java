package com.insightpulseai.mcp.webhook;

import java.util.Collection;

/** A part of the configuration that names webhooks. */
public interface WebhookHosts {

    /** Hosts, one-label wildcards and explicit origins that its webhooks may be at, in any order. */
    Collection<String> allowedHosts();
}
