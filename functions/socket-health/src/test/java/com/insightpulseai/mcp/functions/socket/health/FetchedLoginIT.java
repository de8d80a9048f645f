package com.insightpulseai.mcp.functions.socket.health;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;

/** The same, asked of the native executable. */
@QuarkusIntegrationTest
@TestProfile(FetchedLoginTest.Profile.class)
class FetchedLoginIT extends FetchedLoginTest {
}
