package com.insightpulseai.mcp.functions.socket.packagecheck;

import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.socket.packages.PackageUrl;

/** Which packages. */
public record PackageCheckInput(
        @JsonPropertyDescription(PACKAGES) @NotNull @Size(min = 1, max = 1_024) List<@NotNull @Pattern(regexp = PackageUrl.PATTERN, message = PURL_MESSAGE) String> packages,
        @JsonPropertyDescription(ALERTS) @Min(0) @Max(100) Integer alertsPerPackage) {

    private static final String PACKAGES = "Package URLs with versions, such as pkg:npm/%40scope/name@1.0.0, 1 to 1024 of at "
            + "most 512 characters; all are asked for in one request, which costs 100 units of Socket's quota";
    private static final String ALERTS = "Largest number of alerts of a package, the most urgent ones, 0 to 100; "
            + "5 unless given";
    private static final String PURL_MESSAGE = "must be a package URL such as pkg:npm/name@1.0.0, at most 512 characters";
    private static final int DEFAULT_ALERTS = 5;

    public PackageCheckInput {
        alertsPerPackage = alertsPerPackage == null ? DEFAULT_ALERTS : alertsPerPackage;
    }

    /** Only for a validated input. */
    @JsonIgnore
    List<PackageUrl> urls() {
        return packages.stream().map(PackageUrl::parse).toList();
    }
}
