package com.insightpulseai.mcp.egress;

/** Learns which host a provider call goes to, for the audit row. Any number of CDI beans; each is told. */
public interface UpstreamObserver {

    /**
     * Called once for each request, after its host was found allowed and before it is sent, on the thread that invokes the REST
     * client. Must not block. An exception stops the request.
     *
     * @param provider the provider's name
     * @param host the host, in lower case; an IPv6 literal is in brackets
     */
    void contacting(String provider, String host);
}
