package com.insightpulseai.mcp.scanner.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class GateSettingsTest {

    private static GateLayer severity(SeverityThreshold threshold, String... exclude) {
        return new GateLayer(Optional.of(threshold), Optional.empty(), Optional.empty(), Optional.empty(), List.of(exclude));
    }

    private static GateVariables variables(Map<String, String> environment) {
        return GateVariables.read(environment, List.of("MCP_GATE_COMMENT"));
    }

    @Test
    void countsCriticalAndUnknownFindingsByDefault() {
        assertThat(GateSettings.DEFAULTS).isEqualTo(new GateSettings(SeverityThreshold.CRITICAL, FailOn.SEVERITY,
                UnknownSeverity.COUNT, false, List.of()));
    }

    @Test
    void putsOptionsOverVariablesOverTheFile() {
        GateLayer file = severity(SeverityThreshold.LOW, "docs/");
        GateLayer variables = severity(SeverityThreshold.MEDIUM, "examples/");
        GateLayer options = severity(SeverityThreshold.HIGH, "docs/");

        assertThat(GateSettings.of(options, variables, file).severity()).isEqualTo(SeverityThreshold.HIGH);
        assertThat(GateSettings.of(GateLayer.EMPTY, variables, file).severity()).isEqualTo(SeverityThreshold.MEDIUM);
        assertThat(GateSettings.of(GateLayer.EMPTY, GateLayer.EMPTY, file).severity()).isEqualTo(SeverityThreshold.LOW);
        assertThat(GateSettings.of(options, variables, file).exclude()).containsExactly("docs/", "examples/");
    }

    @Test
    void readsAllVariables() {
        GateVariables read = variables(Map.of("MCP_GATE_SEVERITY", "low", "MCP_GATE_FAIL_ON", "policy",
                "MCP_GATE_UNKNOWN_SEVERITY", "report", "MCP_GATE_STRICT", "true", "MCP_GATE_EXCLUDE",
                "docs/\n\n examples/ \n"));

        assertThat(read.layer()).isEqualTo(new GateLayer(Optional.of(SeverityThreshold.LOW), Optional.of(FailOn.POLICY),
                Optional.of(UnknownSeverity.REPORT), Optional.of(true), List.of("docs/", "examples/")));
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void takesAnEmptyVariableForAnAbsentOne() {
        assertThat(variables(Map.of("MCP_GATE_SEVERITY", "")).layer()).isEqualTo(GateLayer.EMPTY);
    }

    @Test
    void refusesAVariableThatIsNoneOfTheChoices() {
        assertThatThrownBy(() -> variables(Map.of("MCP_GATE_FAIL_ON", "polcy"))).isInstanceOf(GateVariableException.class)
                .hasMessage("MCP_GATE_FAIL_ON: \"polcy\" is none of severity, policy, either; did you mean policy?");
        assertThatThrownBy(() -> variables(Map.of("MCP_GATE_EXCLUDE", "x".repeat(1_001))))
                .hasMessage("MCP_GATE_EXCLUDE: a pattern has more than 1000 characters");
    }

    @Test
    void warnsOfAVariableThatNothingReads() {
        assertThat(variables(Map.of("MCP_GATE_SEVERTY", "low", "MCP_GATE_COMMENT", "never", "MCP_URL", "x")).warnings())
                .containsExactly("nothing reads the variable MCP_GATE_SEVERTY; did you mean MCP_GATE_SEVERITY?");
    }
}
