package com.insightpulseai.mcp.access;

import java.net.URI;

import io.smallrye.mutiny.Uni;

/** Fetches the text of a JWK set. */
interface KeySetFetch {

    /** The document at the URL; fails when it cannot be had within bounds of time and size. Does not block. */
    Uni<String> fetch(URI url);
}
