package com.insightpulseai.mcp.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;

class StartFailureTest {

    @Test
    void namesABusyPortInOneLine() {
        Exception failure = new RuntimeException(new QuarkusBindException("127.0.0.1", 8080, new BindException()));
        assertThat(report(failure)).hasLineCount(1).contains("Port 8080 on 127.0.0.1 is in use");
    }

    @Test
    void namesAWrongSettingInOneLine() {
        Exception failure = new RuntimeException(new ConfigurationException("SUPABASE_URL\n is no URL", Set.of()));
        assertThat(report(failure)).hasLineCount(1).contains("SUPABASE_URL is no URL");
    }

    @Test
    void showsWhereAnUnforeseenFailureCameFrom() {
        assertThat(report(new IllegalStateException("bug"))).contains("bug").contains("\tat ");
    }

    private static String report(Throwable failure) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StartFailure.report(failure, new PrintStream(out, true, UTF_8));
        return out.toString(UTF_8);
    }
}
