// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.client;

/** The version of this SDK. */
final class SdkVersion {

    static final String VERSION = "0.1.0-SNAPSHOT";

    private SdkVersion() {
    }
}
