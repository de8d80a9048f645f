package com.insightpulseai.mcp.scanner.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.sdk.problem.Problem;
import com.insightpulseai.mcp.sdk.problem.ProblemException;
import com.insightpulseai.mcp.sdk.problem.TransportException;
import com.insightpulseai.mcp.sdk.problem.UnexpectedAnswer;
import com.insightpulseai.mcp.sdk.token.TokenException;

/** Who can do what about a call that failed. */
class HubRemedyTest {

    @ParameterizedTest
    @CsvSource({ "unauthenticated,401,no row that lets this job in", "forbidden,403,gives it the role ops_operator",
            "host_not_allowed,403,The operators of the server",
            "quota_exceeded,429,used up for 61 min", "upstream_error,502,The provider behind the server",
            "circuit_open,503,The provider behind the server", "unavailable,503,The operators of the server",
            "internal_error,500,The operators of the server" })
    void aProblemHasAnAddressee(String code, int status, String remedy) {
        ProblemException failure = ProblemException
                .of(new Problem(code, status, "For a reason.", Optional.empty(), Optional.empty(),
                        List.of(), OptionalInt.empty(), Optional.of(Duration.ofSeconds(3_601))));

        assertThat(HubRemedy.of(failure, true)).contains(remedy);
    }

    @Test
    void soHasACallWithoutAResponse() {
        assertThat(HubRemedy.of(new TransportException("No response.", false, null), true)).contains("proxy, firewall");
        assertThat(HubRemedy.of(new UnexpectedAnswer(200, "It is HTML.", ""), true)).contains("such as a proxy");
        assertThat(HubRemedy.of(new TokenException("None."), true)).contains("githubstatus.com");
        assertThat(HubRemedy.of(new TokenException("None."), false)).isEmpty();
    }
}
