package com.insightpulseai.mcp.provider.socket.stub;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import com.insightpulseai.mcp.testing.FunctionTest;

/** A tool of a stub of Socket, which each test has to itself. All requests have to keep to its description. */
public abstract class SocketFunctionTest extends FunctionTest {

    /** Set by {@link WireMockSocket}. */
    protected SocketStub socket;

    /** As {@link FunctionTest#FunctionTest}. */
    protected SocketFunctionTest(String tool, String role, Map<String, String> secrets) {
        super(tool, role, secrets);
    }

    @BeforeEach
    void forget() {
        socket.reset();
    }

    @AfterEach
    void keepToTheContract() {
        socket.assertContractKept();
    }
}
