package com.insightpulseai.mcp.provider.netdata.stub;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import com.insightpulseai.mcp.testing.FunctionTest;

/** A tool of a stub of Netdata, for each test a fresh Agent of version 3. It has to understand all requests. */
public abstract class NetdataFunctionTest extends FunctionTest {

    /** Set by {@link WireMockNetdata}. */
    protected NetdataStub netdata;

    /** As {@link FunctionTest#FunctionTest}. */
    protected NetdataFunctionTest(String tool, String role, Map<String, String> secrets) {
        super(tool, role, secrets);
    }

    @BeforeEach
    void forget() {
        netdata.reset();
        netdata.stubAgentV3();
    }

    @AfterEach
    void keepToTheContract() {
        netdata.assertContractKept();
    }
}
